//! The card as a USB device: the server of USB/IP on 127.0.0.1:3240.

use crate::backends::{BACKENDS, Backend, Contexts, Dispatch};
use crate::provision::{Order, provision};
use apdu_dispatch::app::App;
use littlefs2::const_ram_storage;
use littlefs2::fs::{Allocation, Filesystem};
use littlefs2_core::{DynFilesystem, path};
use piv_authenticator::{Authenticator, Options};
use trussed::pipe::{ServiceEndpoint, TrussedChannel};
use trussed::service::Service;
use trussed::types::CoreContext;
use trussed_usbip::{Builder, Platform, Store, Syscall};

type Client = trussed_usbip::Client<Dispatch>;

struct Apps {
    piv: Authenticator<Client>,
    /// Until the service runs, nothing can be put on the card.
    orders: Option<Vec<Order>>,
}

impl<'interrupt> trussed_usbip::Apps<'interrupt, Dispatch> for Apps {
    type Data = Vec<Order>;

    fn new(
        _service: &mut Service<Platform, Dispatch>,
        endpoints: &mut Vec<ServiceEndpoint<'static, Backend, Contexts>>,
        syscall: Syscall,
        orders: Vec<Order>,
    ) -> Self {
        static CHANNEL: TrussedChannel = TrussedChannel::new();
        let (requester, responder) = CHANNEL.split().unwrap();
        endpoints.push(ServiceEndpoint::new(responder, CoreContext::new(path!("piv").into()), BACKENDS));
        let client = Client::new(requester, syscall, None);
        Self { piv: Authenticator::new(client, Options::new()), orders: Some(orders) }
    }

    fn with_ccid_apps<T>(&mut self, f: impl FnOnce(&mut [&mut dyn App]) -> T) -> T {
        if let Some(orders) = self.orders.take() {
            provision(&mut self.piv, &orders);
        }
        f(&mut [&mut self.piv])
    }
}

const_ram_storage!(RamStorage, 512 * 128);

fn ram() -> &'static dyn DynFilesystem {
    let storage = Box::leak(Box::new(RamStorage::new()));
    Filesystem::format(storage).expect("a formatted filesystem");
    let allocation = Box::leak(Box::new(Allocation::new()));
    Box::leak(Box::new(Filesystem::mount(allocation, storage).expect("a mounted filesystem")))
}

/// Answers until it is killed.
pub fn run(orders: Vec<Order>) {
    let options = trussed_usbip::usb::Options {
        manufacturer: Some("kyso tests"),
        product: Some("Virtual PIV card"),
        serial_number: Some("0001"),
        vid: 0x20A0,
        pid: 0x42B2,
    };
    let platform = Platform::new(Store { ifs: ram(), efs: ram(), vfs: ram() });
    Builder::with_default_usb_classes(options).dispatch(Dispatch::default()).build::<Apps>().exec(platform, orders);
}
