//! A slow line: a relay that lets bytes through as a phone far from its mast does.
//!
//! DevTools' own throttling leaves out what workers load, which is most of what a signer downloads.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

/// 1.6 Mbit/s down, shared by all connections.
pub(crate) const BYTES_PER_SECOND: f64 = 200_000.0;
/// There and back.
pub(crate) const LATENCY: Duration = Duration::from_millis(150);
/// About what a packet holds.
const PACKET: usize = 1460;

/// The line, for all relays that share it.
pub(crate) struct Line {
    /// When it is free for the next packet.
    free: Mutex<Instant>,
    down: AtomicU64,
}

impl Line {
    /// A line that nobody has used yet.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { free: Mutex::new(Instant::now()), down: AtomicU64::new(0) })
    }

    /// Bytes that came down so far.
    pub(crate) fn down(&self) -> u64 {
        self.down.load(Ordering::Relaxed)
    }

    /// Opens a port that leads to `port` over this line.
    pub(crate) async fn lead_to(self: &Arc<Self>, port: u16) -> anyhow::Result<u16> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let own = listener.local_addr()?.port();
        let line = self.clone();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(line.clone().relay(near, port));
            }
        });
        Ok(own)
    }

    async fn relay(self: Arc<Self>, near: TcpStream, port: u16) -> std::io::Result<()> {
        let far = TcpStream::connect(("127.0.0.1", port)).await?;
        near.set_nodelay(true)?;
        far.set_nodelay(true)?;
        let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
        let up = carry(near_in, far_out, |_| Instant::now() + LATENCY / 2);
        let down = carry(far_in, near_out, |count| self.turn(count) + LATENCY / 2);
        tokio::try_join!(up, down).map(drop)
    }

    /// When so many bytes are through: after everybody who came before.
    fn turn(&self, count: usize) -> Instant {
        self.down.fetch_add(count as u64, Ordering::Relaxed);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        *free = (*free).max(Instant::now()) + Duration::from_secs_f64(count as f64 / BYTES_PER_SECOND);
        *free
    }
}

/// Carries bytes that arrive when `due` says; what is on its way does not hold up what follows.
async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    due: impl Fn(usize) -> Instant,
) -> std::io::Result<()> {
    let (send, mut received) = mpsc::channel::<(Instant, Vec<u8>)>(64);
    let reading = async move {
        loop {
            let mut packet = vec![0; PACKET];
            let count = from.read(&mut packet).await?;
            packet.truncate(count);
            if count == 0 || send.send((due(count), packet)).await.is_err() {
                return Ok(());
            }
        }
    };
    let writing = async move {
        while let Some((due, packet)) = received.recv().await {
            tokio::time::sleep_until(due.into()).await;
            to.write_all(&packet).await?;
        }
        to.shutdown().await
    };
    tokio::try_join!(reading, writing).map(drop)
}
