//! HTTP/1.1 as far as a trial needs it, close to the bytes, so that they can be cut anywhere.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{
    AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader,
};
use tokio::net::TcpStream;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Request {
    /// First line and headers, the empty line included.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// A reply as it arrived.
#[derive(Clone, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// First line and headers, the empty line included.
    pub head: String,
    /// The body as it was sent; a chunked one still has its chunks.
    pub body: Vec<u8>,
}

impl Request {
    /// A POST of JSON.
    #[must_use]
    pub fn post(path: &str, body: &str, extra: &[(&str, &str)]) -> Self {
        use std::fmt::Write as _;
        let mut head = format!("POST {path} HTTP/1.1\r\nhost: trial\r\n");
        head.push_str("content-type: application/json\r\n");
        for (name, value) in extra {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let _ = write!(head, "content-length: {}\r\n\r\n", body.len());
        Self {
            head,
            body: body.as_bytes().to_vec(),
        }
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.head.split(' ').next().unwrap_or_default()
    }

    /// The path with its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    /// Head and body as they go over the line.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), &self.body].concat()
    }

    /// The same request on a connection that ends with it.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self {
            head: with_connection(&self.head, "close"),
            body: self.body.clone(),
        }
    }
}

impl Reply {
    /// Head and body as they go over the line.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), &self.body].concat()
    }

    /// The same reply on a connection that goes on.
    #[must_use]
    pub fn going_on(&self) -> Self {
        Self {
            head: with_connection(&self.head, "keep-alive"),
            ..self.clone()
        }
    }

    /// Whether its end can be seen without the end of the connection.
    #[must_use]
    pub fn says_its_length(&self) -> bool {
        matches!(self.status, 204 | 304)
            || header(&self.head, "content-length").is_some()
            || header(&self.head, "transfer-encoding").is_some()
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// The value of a header.
#[must_use]
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

fn with_connection(head: &str, value: &str) -> String {
    let mut lines: Vec<&str> = head
        .trim_end()
        .split("\r\n")
        .filter(|line| !line.to_ascii_lowercase().starts_with("connection:"))
        .collect();
    let connection = format!("connection: {value}");
    lines.push(&connection);
    lines.join("\r\n") + "\r\n\r\n"
}

/// Reads a request; None at the end of the connection.
pub async fn read_request(from: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Request>> {
    let Some(head) = read_head(from).await? else {
        return Ok(None);
    };
    let mut body = vec![0; length(&head)?.unwrap_or(0)];
    from.read_exact(&mut body).await?;
    Ok(Some(Request { head, body }))
}

/// Reads the reply to a request of this method, to the end that its head announces, or else to that
/// of the connection.
pub async fn read_reply(from: &mut (impl AsyncBufRead + Unpin), method: &str) -> io::Result<Reply> {
    let head = read_head(from).await?.ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    let status = status.ok_or(io::ErrorKind::InvalidData)?;
    let body = match length(&head)? {
        // Their heads may tell the length of a body that does not come.
        _ if method == "HEAD" || matches!(status, 204 | 304) => Vec::new(),
        Some(length) => {
            let mut body = vec![0; length];
            from.read_exact(&mut body).await?;
            body
        }
        None => {
            let mut body = Vec::new();
            from.read_to_end(&mut body).await?;
            body
        }
    };
    Ok(Reply { status, head, body })
}

async fn read_head(from: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<String>> {
    let mut head = String::new();
    loop {
        let before = head.len();
        from.read_line(&mut head).await?;
        match &head[before..] {
            "" if before == 0 => return Ok(None),
            "" => return Err(io::ErrorKind::UnexpectedEof.into()),
            "\r\n" => return Ok(Some(head)),
            _ => {}
        }
    }
}

fn length(head: &str) -> io::Result<Option<usize>> {
    let Some(text) = header(head, "content-length") else {
        return Ok(None);
    };
    text.parse()
        .map(Some)
        .map_err(|_| io::ErrorKind::InvalidData.into())
}

/// A connection that carries one exchange after the other.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends bytes as they are.
    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes).await
    }

    /// Sends a request and reads its reply.
    pub async fn exchange(&mut self, request: &Request) -> io::Result<Reply> {
        self.0.write_all(&request.bytes()).await?;
        read_reply(&mut self.0, request.method()).await
    }
}

/// One exchange on a connection of its own, not longer than `patience`.
pub async fn exchange(
    address: SocketAddr,
    request: &Request,
    patience: Duration,
) -> io::Result<Reply> {
    let whole = async {
        let mut connection = Connection::open(address).await?;
        connection.exchange(&request.alone()).await
    };
    tokio::time::timeout(patience, whole)
        .await
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}
