//! Some settings in place of others.

use serde::{Deserialize, Serialize};

use super::{Attempts, OrderKey, Reached, Rounding, Settings, WithinWork};

/// The settings that a policy has otherwise than the one it builds on; each as a whole.
///
/// ```
/// use continua::mastery::{Attempts, Settings, SettingsChange};
///
/// let change: SettingsChange = serde_json::from_str(r#"{"attempts": "newest"}"#)?;
/// let settings = change.over(&Settings::default());
/// assert_eq!(settings, Settings::default().with_attempts(Attempts::Newest));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[non_exhaustive]
pub struct SettingsChange {
    /// By which time works stand in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderKey>,
    /// What several attempts at one task count for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<Attempts>,
    /// Whether a level that was reached can fall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<Reached>,
    /// How an estimate is rounded before it is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// How what several criteria and assessors say of one work becomes one value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within_work: Option<WithinWork>,
}

impl SettingsChange {
    /// Whether nothing is otherwise.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The settings that come of it.
    pub fn over(&self, beneath: &Settings) -> Settings {
        let mut settings = beneath.clone();
        if let Some(order) = self.order {
            settings = settings.with_order(order);
        }
        if let Some(attempts) = self.attempts {
            settings = settings.with_attempts(attempts);
        }
        if let Some(reached) = self.reached {
            settings = settings.with_reached(reached);
        }
        if let Some(rounding) = self.rounding {
            settings = settings.with_rounding(rounding);
        }
        if let Some(within_work) = &self.within_work {
            settings = settings.with_within_work(within_work.clone());
        }
        settings
    }
}
