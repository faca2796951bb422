//! The command line: reads arguments, calls the pipeline, prints. The only place that prints.
//!
//! Exit 0: fine. 1: the dossier has errors. 2: the machine failed.

mod arguments;
mod attest;
mod bibliography;
mod captures;
mod checks;
mod drafts;
mod editions;
mod exports;
mod fixes;
mod init;
mod manual;
mod records;
mod report;
mod status;
mod translations;

pub use report::Report;

use crate::aside::own_folder;
use crate::emit::zip_beside;
use crate::pipeline::{self, Drafts, Form, Inputs, Options, Outcome, Texts};
use crate::{Error, lsp, serve};
use arguments::{
    Arguments, BuildArguments, Command, ExportFormat, LspArguments, PortableForm, ServeArguments, TranslateAction,
};
use clap::Parser;
use editions::Whole;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

const SOUND: u8 = 0;
const FAULTY: u8 = 1;
const FAILED: u8 = 2;

/// Runs the command that the process was called with.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { SOUND });
        }
    };
    let report = Report::to_terminal();
    match execute(&arguments, &report) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            report.failure(&error);
            ExitCode::from(FAILED)
        }
    }
}

fn execute(arguments: &Arguments, report: &Report) -> Result<u8, Error> {
    let root = &arguments.root;
    keep_within(root)?;
    match &arguments.command {
        Command::Build(arguments) => build(root, arguments, report),
        Command::Check(check) => checks::check(root, check, report),
        Command::Explain(explain) => checks::explain(explain.rule, report),
        Command::Ingest(ingest) => captures::ingest(root, ingest, report),
        Command::Verify(verify) => match &verify.site {
            Some(site) => attest::verify(site, verify.attestation.as_deref(), report),
            None => captures::verify(root, report),
        },
        Command::Status(arguments) => status::status(root, arguments, report),
        Command::Translate(translate) => match &translate.action {
            TranslateAction::Accept { paths } => translations::accept(root, paths, report),
        },
        Command::Schema(arguments) => records::schema(root, arguments, report),
        Command::Lsp(LspArguments { stdio: _ }) => {
            lsp::serve(root)?;
            Ok(SOUND)
        }
        Command::New(arguments) => records::new(root, arguments, report),
        Command::Export(arguments) => match arguments.format {
            ExportFormat::Pdf => editions::export(root, Whole::Pdf, arguments, report),
            ExportFormat::Epub => editions::export(root, Whole::Epub, arguments, report),
            _ => exports::export(root, arguments, report),
        },
        Command::Init(arguments) => init::init(arguments, report),
        Command::Completions(arguments) => manual::completions(arguments.shell, report),
        Command::Man(arguments) => manual::man(arguments.out.as_deref(), report),
        Command::Serve(serve) => {
            let Some(settings) = settings(root, serve) else {
                report.refused(
                    root,
                    "--desk shows texts that may not be published, and only to this machine: leave out --host",
                );
                return Ok(FAULTY);
            };
            serve::serve(&settings, report)?;
            Ok(SOUND)
        }
    }
}

/// What malaf keeps for itself stands in the dossier's folder: a link there, in somebody else's dossier, would have it
/// written wherever that leads.
fn keep_within(root: &Path) -> Result<(), Error> {
    let own = own_folder(root);
    if own.is_symlink() {
        return Err(Error::file("write into", &own)(io::Error::other("it is a symbolic link: take it away")));
    }
    Ok(())
}

fn build(root: &Path, arguments: &BuildArguments, report: &Report) -> Result<u8, Error> {
    let started = Instant::now();
    // An attestation tells of the texts too.
    let inputs = if arguments.attest { Inputs::All } else { Inputs::Spoken };
    let options = Options { shard: arguments.shard, inputs, ..arguments.site.options(arguments.strict) };
    let (out, options) = match arguments.portable {
        None => (arguments.out.clone().unwrap_or_else(|| root.join("public")), options),
        Some(_) => {
            let out = arguments.out.clone().unwrap_or_else(|| root.join("portable"));
            (out, Options { form: Form::Portable, ..options })
        }
    };
    let outcome = if arguments.fresh || arguments.attest {
        Outcome::Built(Box::new(pipeline::build(root, &out, &options)?))
    } else {
        pipeline::build_if_edited(root, &out, &options)?
    };
    let emitted = match outcome {
        Outcome::Stands(emitted) => emitted,
        Outcome::Built(built) => {
            report.diagnostics(&built.examined);
            if arguments.timings {
                report.timings(&built.examined.timings);
            }
            let Some(emitted) = built.emitted else {
                report.not_built(&built.examined, &out);
                return Ok(FAULTY);
            };
            if arguments.attest {
                attest::write(&out, &built.examined, report)?;
            }
            // The process ends: nobody waits until a large dossier has been taken apart.
            std::mem::forget(built.examined);
            emitted
        }
    };
    report.built(&out, emitted, started.elapsed());
    if arguments.portable == Some(PortableForm::Zip) {
        report.written(&zip_beside(&out)?);
    }
    Ok(SOUND)
}

/// What to serve; `None` where the desk would be open to the network.
fn settings(root: &Path, arguments: &ServeArguments) -> Option<serve::Settings> {
    let options = Options { form: Form::Served, ..arguments.site.options(false) };
    let options =
        if arguments.desk { Options { drafts: Drafts::Include, texts: Texts::OfAll, ..options } } else { options };
    let host = arguments.host;
    let private = host.is_loopback() || !arguments.desk;
    let editor = arguments.editor.clone();
    private.then(|| serve::Settings { root: root.to_path_buf(), options, host, port: arguments.port, editor })
}
