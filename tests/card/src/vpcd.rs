//! The card in the reader of vpcd, which pcscd loads.

use crate::backends::{BACKENDS, Dispatch};
use crate::provision::{Order, provision};
use apdu_dispatch::dispatch::ApduDispatch;
use apdu_dispatch::interchanges::{Channel, Data, Requester};
use piv_authenticator::{Authenticator, Client, Options};
use trussed::virt::{StoreConfig, with_platform};

/// Answers until vpcd ends.
pub fn run(orders: &[Order]) {
    with_platform(StoreConfig::ram(), |platform| {
        platform.run_client_with_backends("piv", Dispatch::default(), BACKENDS, |client| {
            let mut app = Authenticator::new(client, Options::new());
            provision(&mut app, orders);
            let (contact, contactless) = (Channel::new(), Channel::new());
            let (requester, responder) = contact.split().unwrap();
            let dispatch = ApduDispatch::new(responder, contactless.split().unwrap().1);
            let mut card = Card { app, dispatch, requester };
            vpicc::connect().expect("vpcd").run(&mut card).ok();
        });
    });
}

struct Card<'pipe, C> {
    app: Authenticator<C>,
    dispatch: ApduDispatch<'pipe>,
    requester: Requester<'pipe>,
}

impl<C: Client> vpicc::VSmartCard for Card<'_, C> {
    fn execute(&mut self, command: &[u8]) -> Vec<u8> {
        let command = Data::try_from(command).expect("a command that fits");
        self.requester.request(command).expect("an idle card");
        loop {
            self.dispatch.poll(&mut [&mut self.app]);
            if let Some(answer) = self.requester.take_response() {
                return answer.to_vec();
            }
        }
    }
}
