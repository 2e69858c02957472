//! A PIV card in software for the tests: the authenticator of Nitrokey on Trussed, behind vpcd or as a USB device over USB/IP. Nothing of
//! kyso is in it, so that what kyso sends is judged by code of other people.
//!
//! `kyso-test-card vpcd|usbip SLOT=ALGORITHM…` makes a key in each slot (`9c=rsa2048`, `9a=p256`) and prints `public SLOT HEX`: the data
//! object of the public key (SP 800-73-4 part 2, 3.3.2). Then it reads lines `certificate SLOT HEX` and `done`, puts the certificates
//! on the card, prints `ready`, and answers until its input ends.

mod backends;
mod provision;
mod usbip;
mod vpcd;

use provision::Order;

fn main() {
    let mut words = std::env::args().skip(1);
    let way = words.next().unwrap_or_default();
    let orders: Vec<Order> = words.map(|word| Order::read(&word)).collect();
    match way.as_str() {
        "vpcd" => vpcd::run(&orders),
        "usbip" => usbip::run(orders),
        _ => {
            eprintln!("usage: kyso-test-card vpcd|usbip SLOT=ALGORITHM…");
            std::process::exit(2);
        }
    }
}

/// Ends the program when whoever started it is gone.
fn end_with_input() {
    std::thread::spawn(|| {
        let mut line = String::new();
        while std::io::stdin().read_line(&mut line).is_ok_and(|count| count > 0) {
            line.clear();
        }
        std::process::exit(0);
    });
}
