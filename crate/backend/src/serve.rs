//! Starting and ending: keys and database are opened, then requests are answered until told to stop.

use std::{future::Future, net::SocketAddr, sync::Arc};

use envelope::Digest;
use tokio::{
    net::TcpListener,
    sync::{Notify, broadcast, watch},
    task::JoinSet,
};

use crate::{
    app::{App, Shared},
    clock::{Clock, SystemClock},
    config::{Config, ConfigError},
    index,
    keys::{self, KeysError},
    oidc::Provider,
    organisation::Logo,
    places::Places,
    postman::Postman,
    problem::Refusal,
    router::router,
    store::{OpenError, Store},
    tick,
};

/// How many changes are remembered for a page that is slow to hear; one that missed some looks anyway.
const HEARD: usize = 1024;

/// Why the backend does not start or run.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Keys.
    #[error("keys: {0}")]
    Keys(#[from] KeysError),
    /// Database.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// Settings.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// What the records lead to cannot be noted beside them.
    #[error("the lists cannot be made: {0}")]
    Index(String),
    /// The port is taken, or the like.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// Answering requests ended by itself.
    #[error("the server ended: {0}")]
    Serve(#[source] std::io::Error),
    /// What lets deadlines pass or sends mails ended by itself: that is a fault of ours.
    #[error("the scheduler or the postman ended; see the log, and start again")]
    Task,
}

/// A backend that listens and does not answer yet.
pub struct Backend {
    app: Shared,
    listener: TcpListener,
    address: SocketAddr,
}

/// Opens everything and takes the port.
///
/// # Errors
/// [`StartError`].
pub async fn bind(config: Config, clock: Arc<dyn Clock>) -> Result<Backend, StartError> {
    let keys = keys::load(&config.keys)?;
    if keys.root_crl.next_update().is_some_and(|due| due <= clock.now().seconds()) {
        tracing::warn!("root.crl is out of date: the root's key must renew it");
    }
    let store = Store::open(&config.database).await?;
    let listen = config.listen;
    let failed = |why| StartError::Listen(listen, why);
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let logo = config.organisation.logo.as_deref().map(Logo::read).transpose()?;
    let provider = config.identity.provider.as_ref();
    let provider = provider.map(|settings| Provider::new(settings, &config.public_url)).transpose()?;
    let (mail, changed, ending) = (Notify::new(), broadcast::Sender::new(HEARD), watch::Sender::new(false));
    let watchers = Arc::new(Places::default());
    let app = Arc::new(App { config, keys, store, clock, logo, provider, mail, changed, watchers, ending });
    index::make_all(&app).await.map_err(|why| StartError::Index(why.to_string()))?;
    Ok(Backend { app, listener, address })
}

/// Serves by the machine's clock until the process is told to end (Ctrl-C or SIGTERM).
///
/// # Errors
/// [`StartError`].
pub async fn serve(config: Config) -> Result<(), StartError> {
    let backend = bind(config, Arc::new(SystemClock)).await?;
    tracing::info!(address = %backend.address(), fingerprint = %backend.fingerprint(), "listening");
    backend.run(told_to_end()).await
}

impl Backend {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// SHA-256 of the trust anchor.
    #[must_use]
    pub fn fingerprint(&self) -> Digest {
        self.app.fingerprint()
    }

    /// Lets deadlines pass and forgets what is over, as happens every minute by itself.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub async fn tick(&self) -> Result<(), String> {
        tick::once(&self.app).await.map_err(|why: Refusal| why.to_string())
    }

    /// Answers until `end`, then finishes the requests and the notices under way.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn run(self, end: impl Future<Output = ()> + Send + 'static) -> Result<(), StartError> {
        let Self { app, listener, .. } = self;
        let mut tasks = JoinSet::new();
        tasks.spawn(tick::run(app.clone()));
        if let Some(postman) = Postman::new(app.clone())? {
            tasks.spawn(postman.run());
        }
        let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
        let told = app.clone();
        let end = async move {
            end.await;
            told.ending.send_replace(true);
        };
        let served = axum::serve(listener, service).with_graceful_shutdown(end);
        let ended = tokio::select! {
            served = served.into_future() => served.map_err(StartError::Serve),
            () = too_early(&app, &mut tasks) => Err(StartError::Task),
        };
        app.ending.send_replace(true);
        // What was handed to a mail server is noted, or it would leave twice.
        while tasks.join_next().await.is_some() {}
        app.store.close().await;
        ended
    }
}

/// Until one of these ends although nobody told it to. Without them no deadline passes and no mail leaves:
/// better to end than to seem well.
async fn too_early(app: &App, tasks: &mut JoinSet<()>) {
    let one = tasks.join_next().await;
    if *app.ending.borrow() && one.is_none_or(|one| one.is_ok()) {
        std::future::pending().await
    }
}

async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut told) => {
                told.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
