//! What all answers of a server share.

use super::clients::Clients;
use super::figures::Figures;
use super::headers::PageHeaders;
use super::relay::Relay;
use core::net::IpAddr;
use std::sync::Arc;

pub(super) struct App {
    pub(super) relay: Option<Arc<Relay>>,
    pub(super) clients: Clients,
    /// Proxies that say who the client is.
    pub(super) proxies: Vec<IpAddr>,
    pub(super) figures: Arc<Figures>,
    pub(super) headers: PageHeaders,
}
