//! The program: reads its settings, runs the server until it is told to stop.

use std::process::ExitCode;

use eldercare_server::{
    Clock, Config, HELP, Invocation, Server, StaffCommand, StartError, start_logging,
};

fn main() -> ExitCode {
    keep_files_to_ourselves();
    let mut arguments = std::env::args_os().skip(1).peekable();
    if arguments.next_if(|first| first == "staff").is_some() {
        return staff(arguments);
    }
    match Config::read(arguments, |name| std::env::var_os(name)) {
        Ok(Invocation::Help) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Invocation::Version) => {
            println!("eldercare-server {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Ok(Invocation::Run(config)) => serve(&config),
        Ok(Invocation::VerifyAudit(config, end)) => {
            finish(eldercare_server::verify_audit(&config, end.as_deref()))
        }
        Err(error) => {
            eprintln!("eldercare-server: {error}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

/// What this program writes, and what SQLite writes for it, only its own user may read.
#[cfg(unix)]
fn keep_files_to_ourselves() {
    use rustix::fs::Mode;
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}

#[cfg(not(unix))]
fn keep_files_to_ourselves() {}

fn serve(config: &Config) -> ExitCode {
    start_logging();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    match runtime.block_on(run(config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

/// Makes, lists or ends accounts, and stops.
fn staff(arguments: impl Iterator<Item = std::ffi::OsString>) -> ExitCode {
    match StaffCommand::read(arguments, |name| std::env::var_os(name)) {
        Ok(command) => finish(command.run(Clock::system())),
        Err(error) => {
            eprintln!("eldercare-server: {error}");
            ExitCode::from(2)
        }
    }
}

/// Carries out a command that ends by itself and prints what it says.
fn finish<Error: std::error::Error>(work: impl Future<Output = Result<String, Error>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error),
    };
    match runtime.block_on(work) {
        Ok(text) => {
            println!("{}", text.trim_end());
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("eldercare-server: {error}");
    ExitCode::FAILURE
}

async fn run(config: &Config) -> Result<(), StartError> {
    let server = Server::start(config, Clock::system()).await?;
    tracing::info!(address = %server.address(), data = %config.data.display(), "listening");
    server.run(asked_to_stop()).await;
    Ok(())
}

/// Ends at ctrl-c or, on Unix, at SIGTERM.
async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminated() => {}
    }
    tracing::info!("stopping");
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
