//! A server that runs beside us: its output in a file, asked to end before it is made to.

use std::{
    fs::{self, File},
    io::{Read as _, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};

/// A running server. Ends when dropped.
pub(crate) struct Server {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Server {
    /// Starts a server whose output goes to `{name}.log` in `folder`.
    ///
    /// # Errors
    /// The program or the file is missing.
    pub(crate) fn start(name: &'static str, folder: &Path, mut command: Command) -> anyhow::Result<Self> {
        let log = folder.join(format!("{name}.log"));
        let file = File::create(&log).with_context(|| log.display().to_string())?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let child = command.spawn().with_context(|| format!("{name} cannot be started"))?;
        Ok(Self { name, child, log })
    }

    /// Waits until `path` answers 200 on `port`.
    ///
    /// # Errors
    /// The server has ended, or does not answer in time.
    pub(crate) fn wait(&mut self, port: u16, path: &str) -> anyhow::Result<()> {
        let patience = Instant::now() + Duration::from_secs(30);
        while !answers(port, path) {
            self.must_run()?;
            if Instant::now() > patience {
                bail!("{} does not answer; see {}", self.name, self.log.display());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Checks that it still runs.
    ///
    /// # Errors
    /// It has ended; with the last lines it wrote.
    pub(crate) fn must_run(&mut self) -> anyhow::Result<()> {
        if let Some(status) = self.child.try_wait()? {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            let lines: Vec<_> = log.lines().collect();
            bail!("{} ended ({status}):\n{}", self.name, lines[lines.len().saturating_sub(8)..].join("\n"));
        }
        Ok(())
    }

    fn stop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).stderr(Stdio::null()).status();
        let patience = Instant::now() + Duration::from_secs(5);
        while Instant::now() < patience && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stop();
        }
    }
}

/// Whether a local server answers 200: a request by hand, so that no HTTP library is built for it.
fn answers(port: u16, path: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(&start[9..] == b"200")
    };
    ask().unwrap_or(false)
}
