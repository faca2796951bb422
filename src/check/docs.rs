//! The rules for people: one for `malaf explain`, all for `docs/rules.md`.

use super::registry::{RULES, Rule};
use crate::diagnostic::Severity;

/// A rule's name, level and documentation, in Markdown.
#[must_use]
pub fn explain(rule: &Rule) -> String {
    let silenced = if rule.may_be_silenced() {
        "its level is set in `site.toml`, and one line is excused in the text"
    } else {
        "it can be neither turned off nor excused: what it finds was not understood"
    };
    format!("# {}\n\nLevel: {}; {silenced}.\n\n{}\n", rule.name, level(rule.severity), rule.documentation())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warn",
    }
}

/// `docs/rules.md`.
#[must_use]
pub fn rules_as_markdown() -> String {
    let mut text = INTRODUCTION.to_owned();
    for rule in RULES {
        text.push_str(&format!("| [{0}](#{0}) | {1} | {2} |\n", rule.name, level(rule.severity), rule.what()));
    }
    for rule in RULES {
        text.push_str(&format!("\n#{}", explain(rule)));
    }
    text
}

const INTRODUCTION: &str = "# Rules

Made from the rules themselves (`src/check/rules/`): `MALAF_ACCEPT=1 cargo test --test rules` writes this page, and the \
same test keeps it true. `malaf explain RULE` prints one of them.

The level of a rule is set in `site.toml`:

```toml
[checks]
uncited-paragraph = \"error\"       # error | warn | off
```

One line is excused in the text, on the line of the fault or on the line before, with the reason. An excuse that excuses \
nothing is a fault itself.

```md
<!-- malaf: allow uncited-paragraph: the editors' own question -->
What happened that night?
```

```toml
# malaf: allow unused-entity: named in an annex that is still to come
```

In the examples, a block `md ar` or `md en` is the text of a topic without its front matter, and a block with a path is \
that file. Each is tried by the tests over the small dossier in `tests/sites/whole/`.

| rule | level | finds |
|---|---|---|
";
