//! From the protocol's questions to ours, and back.

use super::actions::{Certainty, actions};
use super::complete::complete;
use super::hover::hover as told;
use super::navigate::{self, Declaration, Goal, Symbol};
use super::notices::notice;
use super::place::Sheet;
use super::position;
use super::rename as renaming;
use super::snapshot::Snapshot;
use super::worker::Job;
use crate::diagnostic::FileId;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOptions, CodeActionOrCommand, CodeActionParams, CodeActionProviderCapability,
    CodeActionResponse, CompletionOptions, CompletionParams, CompletionResponse, DocumentChangeOperation,
    DocumentChanges, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverParams, HoverProviderCapability, Location, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, PrepareRenameResponse, ReferenceParams, RenameFile,
    RenameOptions, RenameParams, ResourceOp, SaveOptions, ServerCapabilities, SymbolInformation, SymbolKind,
    TextDocumentEdit, TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, TextEdit, Uri, WorkDoneProgressOptions, WorkspaceEdit,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

/// What an answer may use.
pub struct Asked<'a> {
    /// The dossier.
    pub snapshot: &'a Snapshot,
    /// What is open.
    pub job: &'a Job,
    /// The path of an address below the dossier's folder.
    pub below: &'a dyn Fn(&Uri) -> Option<String>,
    /// Whether the editor renames files when it is told to.
    pub renames_files: bool,
}

/// What this server does.
#[must_use]
pub fn capabilities() -> Value {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::FULL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    };
    let triggers = ["[", "@", "¶", " ", "{", ":", "\"", ";", "–"].map(str::to_owned).to_vec();
    let kinds = vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL];
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions { trigger_characters: Some(triggers), ..Default::default() }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(kinds),
            ..Default::default()
        })),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        ..ServerCapabilities::default()
    };
    json!({
        "capabilities": capabilities,
        "serverInfo": { "name": "malaf", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// A file as the editor shows it, or as the disk has it.
struct Shown {
    path: String,
    text: Arc<str>,
}

impl Shown {
    fn sheet(&self) -> Sheet<'_> {
        Sheet { path: &self.path, text: &self.text }
    }

    fn offset(&self, position: Position) -> usize {
        position::offset(&self.text, position)
    }
}

impl Asked<'_> {
    fn shown(&self, uri: &Uri) -> Option<Shown> {
        let path = (self.below)(uri)?;
        let text = match self.job.open.get(&path) {
            Some(open) => Arc::clone(&open.text),
            None => Arc::from(self.snapshot.files.text(self.snapshot.files.find(&path)?)),
        };
        Some(Shown { path, text })
    }

    fn location(&self, goal: &Goal) -> Option<Location> {
        let files = &self.snapshot.files;
        let range = position::range(files.text(goal.file), &goal.range);
        Some(Location { uri: self.job.uri(files.path(goal.file))?, range })
    }

    fn edits(&self, file: FileId, edits: &[(std::ops::Range<usize>, String)]) -> Vec<TextEdit> {
        let text = self.snapshot.files.text(file);
        let edit = |(range, new): &(std::ops::Range<usize>, String)| TextEdit {
            range: position::range(text, range),
            new_text: new.clone(),
        };
        edits.iter().map(edit).collect()
    }
}

/// `textDocument/completion`
pub fn completion(asked: &Asked<'_>, params: &CompletionParams) -> Option<CompletionResponse> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let shown = asked.shown(&text_document.uri);
    shown.map(|shown| CompletionResponse::List(complete(asked.snapshot, &shown.sheet(), shown.offset(*position))))
}

/// `textDocument/hover`
pub fn hover(asked: &Asked<'_>, params: &HoverParams) -> Option<Hover> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position_params;
    let shown = asked.shown(&text_document.uri);
    shown.and_then(|shown| told(asked.snapshot, &shown.sheet(), shown.offset(*position)))
}

/// `textDocument/definition`
pub fn definition(asked: &Asked<'_>, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position_params;
    let goal = asked
        .shown(&text_document.uri)
        .and_then(|shown| navigate::definition(asked.snapshot, &shown.sheet(), shown.offset(*position)));
    goal.and_then(|goal| asked.location(&goal)).map(GotoDefinitionResponse::Scalar)
}

/// `textDocument/references`
pub fn references(asked: &Asked<'_>, params: &ReferenceParams) -> Option<Vec<Location>> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let declaration = if params.context.include_declaration { Declaration::Include } else { Declaration::LeaveOut };
    let goals = asked
        .shown(&text_document.uri)
        .map(|shown| navigate::references(asked.snapshot, &shown.sheet(), shown.offset(*position), declaration));
    goals.map(|goals| goals.iter().filter_map(|goal| asked.location(goal)).collect())
}

/// `textDocument/documentSymbol`
pub fn document_symbols(asked: &Asked<'_>, params: &DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
    let shown = asked.shown(&params.text_document.uri)?;
    let symbols = navigate::symbols(&shown.sheet());
    Some(DocumentSymbolResponse::Nested(nested(&mut symbols.into_iter().peekable(), 0, &shown.text)))
}

/// A flat list with depths as a tree.
fn nested(symbols: &mut std::iter::Peekable<std::vec::IntoIter<Symbol>>, depth: u8, text: &str) -> Vec<DocumentSymbol> {
    let mut list = Vec::new();
    while let Some(symbol) = symbols.next_if(|symbol| symbol.depth >= depth) {
        let children = nested(symbols, symbol.depth.saturating_add(1), text);
        let mut range = position::range(text, &symbol.range);
        if let Some(last) = children.last() {
            // The protocol wants every part inside its whole.
            range.end = range.end.max(last.range.end);
        }
        #[expect(deprecated, reason = "the protocol's own replacement of this field is another field")]
        list.push(DocumentSymbol {
            name: symbol.name,
            detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
            kind: if children.is_empty() { SymbolKind::KEY } else { SymbolKind::NAMESPACE },
            tags: None,
            deprecated: None,
            range,
            selection_range: position::range(text, &symbol.name_range),
            children: (!children.is_empty()).then_some(children),
        });
    }
    list
}

/// `workspace/symbol`
pub fn workspace_symbols(asked: &Asked<'_>, params: &WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
    asked.snapshot.dossier()?;
    let found = navigate::find(asked.snapshot, &params.query).into_iter();
    let symbols = found.filter_map(|(id, title, goal)| {
        #[expect(deprecated, reason = "the protocol's own replacement of this field is another field")]
        Some(SymbolInformation {
            name: if title.is_empty() { id.clone() } else { title },
            kind: SymbolKind::OBJECT,
            tags: None,
            deprecated: None,
            location: asked.location(&goal)?,
            container_name: Some(id),
        })
    });
    Some(WorkspaceSymbolResponse::Flat(symbols.collect()))
}

/// `textDocument/codeAction`
#[expect(clippy::mutable_key_type, reason = "the protocol's own type; an address does not change")]
pub fn code_actions(asked: &Asked<'_>, params: &CodeActionParams) -> Option<CodeActionResponse> {
    let uri = &params.text_document.uri;
    let files = &asked.snapshot.files;
    let (Some(shown), Some(file)) = (asked.shown(uri), (asked.below)(uri).and_then(|path| files.find(&path))) else {
        return None;
    };
    if files.text(file) != &*shown.text {
        // What is to be mended is known of the text as it was; the editor asks again when it is told what is wrong now.
        return None;
    }
    let range = shown.offset(params.range.start)..shown.offset(params.range.end);
    let wanted = |kind: &CodeActionKind| {
        let only = params.context.only.as_ref();
        only.is_none_or(|only| only.iter().any(|only| kind.as_str().starts_with(only.as_str())))
    };
    let found = actions(asked.snapshot, file, &range).into_iter().filter_map(|action| {
        let kind = if action.fault.is_some() { CodeActionKind::QUICKFIX } else { CodeActionKind::SOURCE_FIX_ALL };
        let fault = action.fault.and_then(|number| asked.snapshot.diagnostics.get(number));
        let changes = HashMap::from([(uri.clone(), asked.edits(file, &action.edits))]);
        wanted(&kind).then(|| {
            CodeActionOrCommand::CodeAction(CodeAction {
                title: action.title,
                kind: Some(kind),
                diagnostics: fault.map(|fault| vec![notice(fault, files, &|path| asked.job.uri(path))]),
                edit: Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }),
                is_preferred: Some(action.certainty == Certainty::Certain),
                ..CodeAction::default()
            })
        })
    });
    Some(found.collect())
}

/// `textDocument/prepareRename`
pub fn prepare_rename(asked: &Asked<'_>, params: &TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
    let shown = asked.shown(&params.text_document.uri)?;
    let found = renaming::prepare(asked.snapshot, &shown.sheet(), shown.offset(params.position));
    found.map(|(placeholder, range)| PrepareRenameResponse::RangeWithPlaceholder {
        range: position::range(&shown.text, &range),
        placeholder,
    })
}

/// `textDocument/rename`
pub fn rename(asked: &Asked<'_>, params: &RenameParams) -> Result<Option<WorkspaceEdit>, String> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let shown = asked.shown(&text_document.uri).ok_or("this file is no part of the dossier")?;
    let root = &asked.job.root;
    let renaming =
        renaming::rename(asked.snapshot, root, &shown.sheet(), shown.offset(*position), params.new_name.trim())?;
    if renaming.moved.is_some() && !asked.renames_files {
        return Err(
            "the id is the name of a folder or file, and this editor renames none when it is told to".to_owned()
        );
    }
    let files = &asked.snapshot.files;
    let mut operations = Vec::new();
    for (file, edits) in &renaming.edits {
        let path = files.path(*file);
        let Some(uri) = asked.job.uri(path) else { continue };
        let version = asked.job.open.get(path).map(|open| open.version);
        let text_document = OptionalVersionedTextDocumentIdentifier { uri, version };
        let edits = asked.edits(*file, edits).into_iter().map(OneOf::Left).collect();
        operations.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits }));
    }
    // The texts first: behind the move their addresses would be others.
    if let Some((from, to)) = &renaming.moved
        && let (Some(old_uri), Some(new_uri)) =
            (super::address::uri(&root.join(from)), super::address::uri(&root.join(to)))
    {
        let operation = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        operations.push(DocumentChangeOperation::Op(ResourceOp::Rename(operation)));
    }
    let changes = DocumentChanges::Operations(operations);
    Ok(Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }))
}
