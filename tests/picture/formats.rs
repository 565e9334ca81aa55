//! What every Mermaid and every DOT file promises.

/// Each line is one of the few forms that the writer has; texts are all in quotes and hold no
/// character that means something.
pub fn mermaid_holds(text: &str) {
    let mut lines = text.lines();
    assert!(["flowchart LR", "flowchart TB"].contains(&lines.next().unwrap()));
    let mut open = 0;
    for line in lines.map(str::trim) {
        let quotes = line.matches('"').count();
        assert!(quotes == 0 || quotes == 2, "{line}");
        if let Some((_, rest)) = line.split_once('"') {
            let (inner, _) = rest.rsplit_once('"').unwrap();
            let inner = ["<br/>", "<b>", "</b>"]
                .iter()
                .fold(inner.to_owned(), |t, tag| t.replace(tag, ""));
            let plain = inner.split('#').skip(1).all(|rest| {
                let code = rest
                    .split_once(';')
                    .map(|(code, _)| code)
                    .unwrap_or_default();
                !code.is_empty() && code.chars().all(|c| c.is_ascii_digit())
            });
            let bare = !inner.contains(['<', '>', '`', '{', '}', '[', ']', '|', '&', '\\']);
            assert!((plain && bare) || line.starts_with("click "), "{line}");
        }
        if line.starts_with("subgraph ") {
            open += 1;
        } else if line == "end" {
            open -= 1;
        }
    }
    assert_eq!(open, 0);
}

/// Quoted strings close, and outside of them brackets and braces do.
pub fn dot_holds(text: &str) {
    let (mut braces, mut brackets) = (0, 0);
    let mut quoted = false;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoted => assert!(matches!(chars.next(), Some('"' | '\\' | 'n'))),
            '"' => quoted = !quoted,
            '\n' => assert!(!quoted, "a line ends within quotes"),
            '{' if !quoted => braces += 1,
            '}' if !quoted => braces -= 1,
            '[' if !quoted => brackets += 1,
            ']' if !quoted => brackets -= 1,
            '<' if !quoted => panic!("HTML in a label"),
            _ => {}
        }
    }
    assert!(!quoted && braces == 0 && brackets == 0);
}
