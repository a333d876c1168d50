//! One address that leads to whoever is in charge.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A running forwarder; it ends with this value.
pub struct Forwarder {
    address: SocketAddr,
    target: Arc<watch::Sender<SocketAddr>>,
    serving: JoinHandle<()>,
}

impl Forwarder {
    /// Listens on any port of 127.0.0.1 and leads to this address.
    pub async fn to(target: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let target = Arc::new(watch::Sender::new(target));
        let serving = tokio::spawn(serve(listener, Arc::clone(&target)));
        Ok(Self {
            address,
            target,
            serving,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Leads to another address from now on; every connection to the one before is cut.
    pub fn lead_to(&self, target: SocketAddr) {
        self.target.send_replace(target);
    }
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, target: Arc<watch::Sender<SocketAddr>>) {
    loop {
        if let Ok((client, _)) = listener.accept().await {
            let target = target.subscribe();
            tokio::spawn(async move { drop(carry(client, target).await) });
        }
    }
}

async fn carry(
    mut client: TcpStream,
    mut target: watch::Receiver<SocketAddr>,
) -> std::io::Result<()> {
    let address = *target.borrow_and_update();
    let mut server = TcpStream::connect(address).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    tokio::select! {
        copied = tokio::io::copy_bidirectional(&mut client, &mut server) => copied.map(drop),
        _ = target.changed() => Ok(()),
    }
}
