//! Starting the server, running it and stopping it in good order.

use std::fs::File;
use std::future::{Future, pending};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use thiserror::Error;
use tokio::net::TcpListener;

use crate::app::App;
use crate::audit::Entry;
use crate::claim::claim;
use crate::clock::Clock;
use crate::codes::Codes;
use crate::config::Config;
use crate::guard::{Guard, Limits};
use crate::http::{Attempts, SecurityHeaders, router};
use crate::instruments::Instruments;
use crate::metrics::{self, Metrics};
use crate::overlay::Overlay;
use crate::packs::Packs;
use crate::retention::Retention;
use crate::search::{Installed, SearchError, SearchStore};
use crate::secret::Secret;
use crate::serve::serve;
use crate::site::{Site, content_security_policy};
use crate::staff::{Passwords, Throttle};
use crate::store::{Store, StoreError};

/// How long exchanges under way may take after the signal to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Why the server does not start or run.
#[derive(Debug, Error)]
pub enum StartError {
    /// The data folder or the secret in it.
    #[error("data folder {}: {source}", path.display())]
    Data {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database.
    #[error("database of the data folder {}: {detail}", path.display())]
    Database {
        /// The folder of its secret, and of SQLite's file.
        path: PathBuf,
        /// Why.
        detail: String,
    },
    /// The audit.
    #[error("audit: {0}")]
    Audit(String),
    /// The database of the search.
    #[error("database of the search: {0}")]
    Search(SearchError),
    /// The address cannot be listened on.
    #[error("address {address}: {source}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The folder of the site.
    #[error("site folder {}: no index.html in it; build the site, or name its folder with --site", .0.display())]
    Site(PathBuf),
}

/// A server that listens and is ready to run.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    retention: Retention,
    store: Store,
    search: SearchStore,
    watched: Option<Watched>,
    /// Held until the server has ended.
    _claim: Option<File>,
}

/// The numbers for Prometheus at their own address.
struct Watched {
    listener: TcpListener,
    router: Router,
}

impl Server {
    /// Makes the data folder where needed, opens the database, reads the packs and listens.
    pub async fn start(config: &Config, clock: Clock) -> Result<Self, StartError> {
        // Before anything is changed: on a taken port, or without a site, nothing begins.
        if !Site::is_in(&config.site) {
            return Err(StartError::Site(config.site.clone()));
        }
        let (listener, address) = listen(SocketAddr::new(config.host, config.port)).await?;
        let (store, codes) = open_store(config).await?;
        note_start(&store, &codes, &clock).await;
        let search = open_search(config).await.map_err(StartError::Search)?;
        let packs = Arc::new(Packs::read(&config.site));
        let retention = retention(config, &store, &codes, &clock);
        let passwords = Passwords::new();
        let metrics = Arc::new(Metrics::new(passwords.compared()));
        let app = App {
            attempts: Attempts::default(),
            guard: Arc::new(Guard::new(limits(config), clock.clone())),
            clock,
            codes,
            first_look_days: config.first_look_days,
            instruments: Instruments::embedded(),
            metrics: Arc::clone(&metrics),
            overlay: Overlay::default(),
            search: Installed::start(search.clone(), Arc::clone(&packs)),
            packs,
            passwords,
            store: store.clone(),
            throttle: Throttle::default(),
        };
        let router = router(app, Site::open(&config.site), headers(&config.site));
        let watched = watch(config, metrics, &store).await?;
        Ok(Self {
            listener,
            address,
            router,
            retention,
            store,
            search,
            watched,
            _claim: claim(config),
        })
    }

    /// Where the numbers for Prometheus are, if anywhere.
    #[must_use]
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        let watched = self.watched.as_ref()?;
        watched.listener.local_addr().ok()
    }

    /// Where the server listens, with the port that it really has.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` ends; then takes no new connection, lets exchanges under way end, but
    /// not for ever, and closes the database.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) {
        let (stopping, stopped) = tokio::sync::oneshot::channel();
        let signal = async move {
            stop.await;
            // The receiver is gone only when serving has ended already.
            let _ = stopping.send(());
        };
        let watched = self
            .watched
            .map(|watched| tokio::spawn(serve(watched.listener, watched.router, pending())));
        let serving = serve(self.listener, self.router, signal);
        let patience = async move {
            if stopped.await.is_ok() {
                tokio::time::sleep(FAREWELL).await;
            } else {
                pending::<()>().await;
            }
        };
        let keeping = tokio::spawn(self.retention.keep());
        tokio::select! {
            () = serving => {}
            () = patience => {}
        }
        keeping.abort();
        if let Some(watched) = watched {
            watched.abort();
        }
        self.store.close().await;
        self.search.close().await;
    }
}

fn retention(config: &Config, store: &Store, codes: &Codes, clock: &Clock) -> Retention {
    Retention {
        store: store.clone(),
        codes: codes.clone(),
        clock: clock.clone(),
        days: config.retention_days,
    }
}

fn limits(config: &Config) -> Limits {
    Limits {
        on: config.rate_limits,
        hops: config.trusted_proxies.into(),
    }
}

/// Listens for Prometheus where the operator wants it.
async fn watch(
    config: &Config,
    metrics: Arc<Metrics>,
    store: &Store,
) -> Result<Option<Watched>, StartError> {
    let Some(address) = config.metrics else {
        return Ok(None);
    };
    Ok(Some(Watched {
        listener: listen(address).await?.0,
        router: metrics::routes(metrics, store.clone()),
    }))
}

/// PostgreSQL where the operator names one, else a file beside the requests.
async fn open_search(config: &Config) -> Result<SearchStore, SearchError> {
    match &config.database_url {
        Some(address) => SearchStore::open(address.as_str()).await,
        None => SearchStore::open_file(&config.data).await,
    }
}

/// The database of the settings, with the secret that it was made with.
pub(crate) async fn open_store(config: &Config) -> Result<(Store, Codes), StartError> {
    let path = || config.data.clone();
    let had_secret = Secret::is_in(&config.data);
    let secret = open_data_folder(&config.data);
    let secret = secret.map_err(|source| StartError::Data {
        path: path(),
        source,
    })?;
    let codes = Codes::new(secret);
    let store = Store::open(&config.data, config.database_url.as_ref(), &codes).await;
    let store = store.map_err(|error| {
        if !had_secret && matches!(error, StoreError::OtherSecret) {
            // The one that was just made opens nothing; whoever restores the right one shall not find it.
            Secret::forget(&config.data);
        }
        StartError::Database {
            path: path(),
            detail: error.to_string(),
        }
    })?;
    Ok((store, codes))
}

/// Each start begins the audit's next stretch. A full disk is no reason not to start: what is stored
/// can still be read.
async fn note_start(store: &Store, codes: &Codes, clock: &Clock) {
    let entry = Entry {
        actor: "server",
        action: "server.start",
        object: env!("CARGO_PKG_VERSION"),
        detail: "",
    };
    if let Err(error) = store.note(codes, clock.now(), &entry).await {
        tracing::error!(class = error.class(), "the start is not in the audit");
    }
}

fn headers(site: &Path) -> SecurityHeaders {
    SecurityHeaders::new(&content_security_policy(site))
}

fn open_data_folder(data: &Path) -> io::Result<Secret> {
    std::fs::create_dir_all(data)?;
    Secret::read_or_make(data)
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Address { address, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}
