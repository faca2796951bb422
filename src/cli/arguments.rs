//! What may stand on the command line. The one door to `clap`, with the module above.

use super::status::Requirement;
use crate::check::Rule;
use crate::emit::Shard;
use crate::export::Format;
use crate::parse::{BaseUrl, FileKind, RecordId, RecordKind};
use crate::pipeline::{Drafts, Options, Strictness};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Builds bilingual briefing dossiers in which every statement leads to a paragraph of a source.
#[derive(Debug, Parser)]
#[command(name = "malaf", version, propagate_version = true)]
pub struct Arguments {
    /// The dossier's folder: the one that holds site.toml
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    Build(BuildArguments),
    /// Show the site on this machine as it would be built, and again whenever a file changes; writes nothing
    Serve(ServeArguments),
    /// Say what is wrong in the dossier, and build nothing
    Check(CheckArguments),
    /// Say what a rule finds, why, and show examples
    Explain(ExplainArguments),
    /// Take captured articles into the dossier: copy each to captures/ and record it in captures.lock
    Ingest(IngestArguments),
    /// Compare the captures at hand with captures.lock, and every quotation with them; or a copy of the site with its attestation
    Verify(VerifyArguments),
    /// Say what is left to do: what is missing, stale, uncited, ungraded
    Status(StatusArguments),
    /// Work on translations
    Translate(TranslateArguments),
    /// Print the dossier for other programs
    Export(ExportArguments),
    /// Write a new record with all its keys, each with its description
    New(NewArguments),
    /// Print the JSON Schema of a kind of file, for editors
    Schema(SchemaArguments),
    /// Serve an editor by the Language Server Protocol, over standard input and output
    Lsp(LspArguments),
    /// Begin a dossier: a small one that builds, to be changed into your own
    Init(InitArguments),
    /// Print what completes commands in a shell
    Completions(CompletionsArguments),
    /// Write the manual's pages
    Man(ManArguments),
}

#[derive(Debug, Args)]
pub struct BuildArguments {
    /// The folder to write the site to [default: public, in the dossier's folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub site: SiteArguments,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Say how long each stage took
    #[arg(long)]
    pub timings: bool,
    /// Write the hash of every file of the site beside its folder, for `malaf verify --site`
    #[arg(long)]
    pub attest: bool,
    /// Make part K of N of the files only: the parts, made on several machines, join by copying them into one folder
    #[arg(long, value_name = "K/N", default_value = "1/1", hide_default_value = true)]
    pub shard: Shard,
    /// Read and compare everything, also where names, sizes and times say that nothing was edited
    #[arg(long)]
    pub fresh: bool,
    /// A site that opens from a disk, without a server: a folder, or one zip [default folder: portable, in the dossier's folder]
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, default_missing_value = "folder", conflicts_with = "shard")]
    pub portable: Option<PortableForm>,
}

/// What a site for a disk is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PortableForm {
    /// A folder
    Folder,
    /// A folder, and a zip of it beside it
    Zip,
}

#[derive(Debug, Args)]
pub struct ServeArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The address to listen on; anything but this machine's own shows the dossier to the network
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "ADDRESS")]
    pub host: IpAddr,
    /// The port; the next free one is taken where it is busy
    #[arg(long, default_value_t = 4321)]
    pub port: u16,
    /// The address that opens a file in your editor, for the faults that a page shows
    #[arg(long, default_value = "vscode://file{file}:{line}:{column}", value_name = "ADDRESS")]
    pub editor: String,
    /// Show drafts, and the text of every source whose capture is at hand, beside its digest: for your own eyes, on this machine only
    #[arg(long)]
    pub desk: bool,
}

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// How to say it; all but `human` go to standard output
    #[arg(long, value_enum, default_value_t = DiagnosticFormat::Human, value_name = "FORMAT")]
    pub format: DiagnosticFormat,
    /// Mend what needs no judgement: control characters, letters of other keyboards, presentation forms, ids in another
    /// case, `p4` for `¶4`, blanks at the ends of lines, the order of keys
    #[arg(long)]
    pub fix: bool,
    /// Ask other hosts whether what the dossier links to is still there: by an installed curl, one address of a host after
    /// the other; what answered is not asked again for a week
    #[arg(long)]
    pub external: bool,
    /// Print what --fix would change as a unified diff, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub diff: bool,
}

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiagnosticFormat {
    /// For people: the line, the place, what to do
    Human,
    /// One line each, for grep
    Concise,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations in GitHub Actions
    Github,
}

#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The rule's name, as it stands in the brackets of a message
    #[arg(value_name = "RULE", value_parser = super::checks::rule)]
    pub rule: &'static Rule,
}

#[derive(Debug, Args)]
pub struct IngestArguments {
    /// The captured articles: text, saved HTML, WARC or WACZ, in any encoding
    #[arg(required_unless_present_any = ["bibliography", "mentions"], value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Look for the dossier's names in every capture at hand, and change nothing else in captures.lock
    #[arg(long, conflicts_with_all = ["files", "bibliography", "dry_run", "id"])]
    pub mentions: bool,
    /// A bibliography in CSL-JSON, as Zotero exports it: fills what matching source records lack
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub bibliography: Option<PathBuf>,
    /// Say what each paragraph is and why, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The id of the draft record, where one file is taken [default: made from the file's name]
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// How --dry-run says it
    #[arg(long, value_enum, default_value_t = IngestFormat::Human, requires = "dry_run")]
    pub format: IngestFormat,
}

/// How findings in captures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum IngestFormat {
    /// For people, on standard error
    Human,
    /// For programs, on standard output
    Json,
}

#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// Compare this copy of the site, and name what was altered, added or is missing
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// The attestation to compare it with [default: DIR.attestation.json]
    #[arg(long, value_name = "FILE", requires = "site")]
    pub attestation: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct TranslateArguments {
    #[command(subcommand)]
    pub action: TranslateAction,
}

#[derive(Debug, Subcommand)]
pub enum TranslateAction {
    /// Record that the languages of a text say the same as they stand; translations.lock keeps it
    Accept {
        /// Markdown files or folders, below the dossier's folder: content/topics/x/en.md, content
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct StatusArguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t = StatusFormat::Table)]
    pub format: StatusFormat,
    /// Of translations alone, block by block: what is missing, untranslated, stale, orphaned or not accepted yet
    #[arg(long, conflicts_with = "require")]
    pub translations: bool,
    /// Fail where less than so much in a hundred is done: translated=100,cited=100
    #[arg(long, value_name = "WHAT=PERCENT", value_delimiter = ',', value_parser = super::status::requirement)]
    pub require: Vec<Requirement>,
}

/// How the status is printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum StatusFormat {
    /// A table to work down
    Table,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder: an empty one, or one that is not there yet
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// A language, the first one first; asked for on a terminal [default: all there is a starter in]
    #[arg(long, value_name = "TAG")]
    pub language: Vec<String>,
    /// The dossier's title in a language: `en=Title`; asked for on a terminal
    #[arg(long, value_name = "TAG=TITLE", value_parser = super::init::title)]
    pub title: Vec<(String, String)>,
}

#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub struct ManArguments {
    /// The folder to write malaf.1, malaf-build.1 and so on to [default: malaf.1 alone, to standard output]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ExportArguments {
    /// What to print
    #[arg(value_enum, value_name = "FORMAT")]
    pub format: ExportFormat,
    /// One source only: csl-json, bibtex, ris
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// The language of timeline [default: the first of site.toml], or one only of pdf and epub
    #[arg(long, visible_alias = "lang", value_name = "TAG")]
    pub language: Option<String>,
    /// Where the site stands, for the addresses in the data
    #[arg(long, value_name = "URL", value_parser = BaseUrl::new)]
    pub base_url: Option<BaseUrl>,
    /// The file to write: pdf, epub [default: dossier-TAG.pdf or dossier-TAG.epub, here]
    #[arg(long, value_name = "FILE", requires = "language")]
    pub out: Option<PathBuf>,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// What the site publishes below `/data/` too.
    Published(Format),
    /// The timeline of a language.
    Timeline,
    /// Where the captures at hand name entities: for the editors' own eyes, never published.
    Captures,
    /// The whole dossier as one PDF for each language.
    Pdf,
    /// The whole dossier as an EPUB 3 for each language.
    Epub,
}

impl ValueEnum for ExportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<ExportFormat>> = LazyLock::new(|| {
            let published = Format::ALL.into_iter().map(ExportFormat::Published);
            let others = [ExportFormat::Timeline, ExportFormat::Captures, ExportFormat::Pdf, ExportFormat::Epub];
            published.chain(others).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Published(format) => PossibleValue::new(format.word()).help(format.what()),
            Self::Timeline => PossibleValue::new("timeline").help("The events of one language for TimelineJS"),
            Self::Captures => PossibleValue::new("mentions")
                .help("JSON lines: where the captures at hand name the dossier's entities; never published"),
            Self::Pdf => PossibleValue::new("pdf")
                .help("The whole dossier as one PDF for each language, by an installed Chromium"),
            Self::Epub => PossibleValue::new("epub").help("The whole dossier as an EPUB 3 for each language"),
        })
    }
}

#[derive(Debug, Args)]
pub struct NewArguments {
    /// What it is: topic, source, entity, event, dispute, term, note, page
    #[arg(value_name = "KIND", value_parser = super::records::record_kind)]
    pub kind: RecordKind,
    /// Its id: lower-case letters, digits and hyphens, unique over the whole dossier
    #[arg(value_name = "ID", value_parser = RecordId::new)]
    pub id: RecordId,
}

#[derive(Debug, Args)]
pub struct LspArguments {
    /// Accepted, as many editors pass it: there is no other way
    #[arg(long)]
    pub stdio: bool,
}

#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Which kind of file: site, topic, source, claims, entity, event, dispute, term, note, front-matter
    #[arg(value_name = "KIND", value_parser = super::records::file_kind, required_unless_present_any = ["list", "out"])]
    pub kind: Option<FileKind>,
    /// List the kinds, each with its files
    #[arg(long, conflicts_with_all = ["kind", "out"])]
    pub list: bool,
    /// Write all schemas into this folder, and print the rules that tell Taplo of them
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct SiteArguments {
    /// Where the site will stand, with a path too: `https://example.org/dossier/`
    #[arg(long, value_name = "URL", value_parser = BaseUrl::new)]
    pub base_url: Option<BaseUrl>,
    /// Show sources that are marked as drafts too
    #[arg(long)]
    pub drafts: bool,
}

impl SiteArguments {
    /// What the pipeline is asked for.
    pub fn options(&self, strict: bool) -> Options {
        let strictness = if strict { Strictness::Strict } else { Strictness::Lenient };
        let drafts = if self.drafts { Drafts::Include } else { Drafts::LeaveOut };
        Options { base_url: self.base_url.clone(), strictness, drafts, ..Options::default() }
    }
}
