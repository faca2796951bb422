//! An editor that types anything, asks anywhere and sends what it likes.

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use malaf::lsp::converse;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// What an editor may have open.
const OPEN: &[&str] = &[
    "content/topics/river/en.md",
    "content/topics/river/topic.toml",
    "content/sources/paper-2016/source.toml",
    "content/sources/paper-2016/claims.toml",
    "content/sources/paper-2016/ar.md",
    "content/entities/the-paper.toml",
    "site.toml",
    "captures.lock",
    "content/topics/new/en.md",
    "../outside.md",
];

/// What it may ask at a place.
const ASKED: &[&str] = &[
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentSymbol",
    "textDocument/codeAction",
    "textDocument/prepareRename",
    "textDocument/rename",
    "workspace/symbol",
];

/// The dossier on disk: questions are answered from it, and nothing in it may change.
fn root() -> &'static Path {
    static ROOT: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = ROOT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in super::SOUND {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("written");
        }
        folder
    });
    folder.path()
}

/// A session in an editor: the first byte says which file holds the text, the next ones where it asks; a line of the text
/// may be a message of its own.
pub fn editor(bytes: &[u8]) {
    let [file, line, column, beyond, rest @ ..] = bytes else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let uri = format!("file://{}/{}", root().display(), OPEN[usize::from(*file) % OPEN.len()]);
    // Mostly places in the text, and now and then far outside.
    let far = u32::from(beyond / 64) * 1_000_000_000;
    let at = json!({ "line": u32::from(*line) + far, "character": u32::from(*column) + far });
    let (ours, theirs) = Connection::memory();
    let session = std::thread::spawn(move || converse(root(), &theirs));
    let asked = talk(&ours, &uri, text, &at);
    let Connection { sender, receiver } = ours;
    drop(sender);
    let mut answered = 0;
    for message in receiver {
        let said = serde_json::to_string(&message).expect("a message");
        assert!(!said.contains("this is a bug in malaf"), "{said}");
        answered += usize::from(matches!(message, Message::Response(_)));
    }
    assert!(session.join().is_ok(), "the session fell");
    assert_eq!(answered, asked, "every question has one answer");
}

/// Says all of it, and returns how many questions were among it.
fn talk(editor: &Connection, uri: &str, text: &str, at: &Value) -> usize {
    let mut asked: i32 = 0;
    let mut ask = |method: &str, params: Value| {
        asked += 1;
        let request = Request { id: RequestId::from(asked), method: method.to_owned(), params };
        let _ = editor.sender.send(Message::Request(request));
    };
    let tell = |method: &str, params: Value| {
        let _ = editor.sender.send(Message::Notification(Notification { method: method.to_owned(), params }));
    };
    ask(
        "initialize",
        json!({ "capabilities": { "workspace": { "workspaceEdit": { "resourceOperations": ["rename"] } } } }),
    );
    tell("initialized", json!({}));
    let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
    tell("textDocument/didOpen", json!({ "textDocument": document }));
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    let change = json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": [{ "text": half }] });
    for method in ASKED {
        ask(method, of_place(uri, at, text));
    }
    tell("textDocument/didChange", change);
    ask("textDocument/definition", of_place(uri, at, text));
    // What no editor should say, and some may.
    for line in text.lines().take(4) {
        if let Ok(params) = serde_json::from_str::<Value>(line) {
            tell("textDocument/didChange", params.clone());
            ask("textDocument/rename", params.clone());
            ask("textDocument/codeAction", params);
        }
    }
    tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    ask("shutdown", Value::Null);
    tell("exit", Value::Null);
    usize::try_from(asked).expect("some")
}

/// One object that asks whatever there is to ask at a place.
fn of_place(uri: &str, at: &Value, text: &str) -> Value {
    let name: String = text.chars().take(12).collect();
    json!({
        "textDocument": { "uri": uri },
        "position": at,
        "range": { "start": at, "end": at },
        "context": { "includeDeclaration": true, "diagnostics": [], "triggerKind": 1 },
        "newName": name,
        "query": name,
    })
}
