//! The sockets at which the preview listens, and its address in the network.

use std::{
    io::{self, ErrorKind},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs as _, UdpSocket},
};

use super::ServeError;

/// The port, unless another is asked for or it is busy.
const PORT: u16 = 4747;
/// How many ports after it are tried: as many previews may run at once.
const TRIES: u16 = 100;

/// The sockets that were opened, all on one port.
#[derive(Debug)]
pub(super) struct Sockets {
    /// One for each address.
    pub(super) listeners: Vec<TcpListener>,
    /// Their port.
    pub(super) port: u16,
    /// The address of this machine in its network, if it listens there.
    pub(super) in_network: Option<IpAddr>,
}

/// Opens the sockets: for this machine alone unless a host is named.
pub(super) fn open(host: Option<&str>, port: Option<u16>) -> Result<Sockets, ServeError> {
    let addresses = resolve(host)?;
    let ports = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + TRIES,
    };
    let first = *ports.start();
    for port in ports {
        match listen_at_all(&addresses, port) {
            Ok(listeners) => {
                let port =
                    listeners.first().map_or(Ok(port), |it| it.local_addr().map(|it| it.port()));
                let port = port.map_err(ServeError::Io)?;
                return Ok(Sockets { listeners, port, in_network: network_address(&addresses) });
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(match host {
                    Some(host) => ServeError::Host(host.to_owned(), error),
                    None => ServeError::Io(error),
                });
            }
        }
    }
    Err(ServeError::Busy(first))
}

/// The addresses to listen at.
fn resolve(host: Option<&str>) -> Result<Vec<IpAddr>, ServeError> {
    let own = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
    let Some(host) = host else { return Ok(own.to_vec()) };
    let bare = host.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(host);
    let named =
        (bare, 0).to_socket_addrs().map_err(|error| ServeError::Host(host.to_owned(), error))?;
    let mut addresses: Vec<IpAddr> = named.map(|address| address.ip()).collect();
    if !addresses.iter().any(IpAddr::is_unspecified) {
        addresses.extend(own);
    }
    let mut listed = Vec::new();
    addresses.retain(|address| {
        !listed.contains(address) && {
            listed.push(*address);
            true
        }
    });
    Ok(addresses)
}

/// Listens at all addresses. The first must work. Others may not exist on this machine, but if another
/// program listens there the port is busy: a browser chooses among the addresses.
fn listen_at_all(addresses: &[IpAddr], mut port: u16) -> io::Result<Vec<TcpListener>> {
    let mut listeners = Vec::new();
    for address in addresses {
        match TcpListener::bind(SocketAddr::new(*address, port)) {
            Ok(listener) => {
                listener.set_nonblocking(true)?;
                port = listener.local_addr()?.port();
                listeners.push(listener);
            }
            Err(error) if listeners.is_empty() || error.kind() == ErrorKind::AddrInUse => {
                return Err(error);
            }
            Err(_) => {}
        }
    }
    Ok(listeners)
}

/// The address that others in the network use.
fn network_address(addresses: &[IpAddr]) -> Option<IpAddr> {
    let outside = addresses.iter().find(|address| !address.is_loopback())?;
    if !outside.is_unspecified() {
        return Some(*outside);
    }
    // Nothing is sent: the system only chooses the address from which it would send. The other end is
    // an address for documentation (RFC 5737).
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}
