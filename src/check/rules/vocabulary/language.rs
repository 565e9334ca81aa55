//! What languages are called.

/// Two letters, three letters (of ISO 639-2, in both of its forms where they differ), and names.
/// Those that frameworks are published in, and the languages most taught.
const LANGUAGES: &[(&str, &[&str], &[&str])] = &[
    ("ar", &["ara"], &["arabic", "العربية"]),
    ("ca", &["cat"], &["catalan", "català"]),
    ("cs", &["ces", "cze"], &["czech", "čeština"]),
    ("cy", &["cym", "wel"], &["welsh", "cymraeg"]),
    ("da", &["dan"], &["danish", "dansk"]),
    ("de", &["deu", "ger"], &["german", "deutsch"]),
    ("el", &["ell", "gre"], &["greek"]),
    ("en", &["eng"], &["english", "english (us)", "us english"]),
    ("es", &["spa"], &["spanish", "español", "espanol"]),
    ("et", &["est"], &["estonian", "eesti"]),
    ("fi", &["fin"], &["finnish", "suomi"]),
    ("fr", &["fra", "fre"], &["french", "français", "francais"]),
    ("ga", &["gle"], &["irish", "gaeilge"]),
    ("he", &["heb"], &["hebrew"]),
    ("hi", &["hin"], &["hindi"]),
    ("ht", &["hat"], &["haitian creole", "kreyòl"]),
    ("it", &["ita"], &["italian", "italiano"]),
    ("ja", &["jpn"], &["japanese", "日本語"]),
    ("ko", &["kor"], &["korean", "한국어"]),
    ("la", &["lat"], &["latin"]),
    ("mi", &["mri", "mao"], &["māori", "maori"]),
    ("nl", &["nld", "dut"], &["dutch", "nederlands"]),
    ("no", &["nor"], &["norwegian", "norsk"]),
    ("pl", &["pol"], &["polish", "polski"]),
    ("pt", &["por"], &["portuguese", "português"]),
    ("ru", &["rus"], &["russian", "русский"]),
    ("sv", &["swe"], &["swedish", "svenska"]),
    ("tr", &["tur"], &["turkish", "türkçe"]),
    ("uk", &["ukr"], &["ukrainian"]),
    ("vi", &["vie"], &["vietnamese", "tiếng việt"]),
    ("zh", &["zho", "chi"], &["chinese", "mandarin", "中文"]),
];

/// The language of a tag in two letters where it has such, whatever its region and script.
pub(in crate::check) fn primary(tag: &str) -> String {
    let first = first(tag).to_ascii_lowercase();
    match two_letters(&first).or_else(|| of_name(tag)) {
        Some(two) => two.to_owned(),
        None => first,
    }
}

/// The first part of a tag, also of one that is written with underscores.
pub(super) fn first(tag: &str) -> &str {
    tag.trim().split(['-', '_']).next().unwrap_or_default()
}

/// The two letters for three.
pub(super) fn two_letters(three: &str) -> Option<&'static str> {
    let known = LANGUAGES.iter();
    known
        .filter(|(_, codes, _)| codes.iter().any(|code| code.eq_ignore_ascii_case(three)))
        .map(|(two, _, _)| *two)
        .next()
}

/// The two letters for the name of a language.
pub(super) fn of_name(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let known = LANGUAGES.iter();
    known
        .filter(|(_, _, names)| names.contains(&name.as_str()))
        .map(|(two, _, _)| *two)
        .next()
}
