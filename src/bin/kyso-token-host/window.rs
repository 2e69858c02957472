//! The host's own window: pinentry, which every desktop has. It shows the question and takes the PIN in its own process; a page can
//! neither draw over it nor read it.

use crate::driver_path;
use crate::messages::words;
use crate::settings::Settings;
use cryptoki::types::AuthPin;
use kyso::bridge::assuan::{LINE_BYTES, Refusal, Reply, command, reply, unescaped};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use zeroize::{Zeroize, Zeroizing};

/// Where it is, those with a window of their own first.
const PROGRAMS: &[&str] = if cfg!(target_os = "macos") {
    &[
        "/opt/homebrew/bin/pinentry-mac",
        "/usr/local/bin/pinentry-mac",
        "/usr/local/MacGPG2/libexec/pinentry-mac.app/Contents/MacOS/pinentry-mac",
    ]
} else if cfg!(windows) {
    &[r"C:\Program Files (x86)\GnuPG\bin\pinentry-basic.exe", r"C:\Program Files (x86)\Gpg4win\bin\pinentry.exe"]
} else {
    &[
        "/usr/bin/pinentry-gtk-2",
        "/usr/bin/pinentry-qt",
        "/usr/bin/pinentry-qt5",
        "/usr/bin/pinentry-gnome3",
        "/usr/bin/pinentry-x11",
    ]
};
/// What of the environment it needs to find the screen.
const ENVIRONMENT: [&str; 12] = [
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_RUNTIME_DIR",
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_CURRENT_DESKTOP",
    "HOME",
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "SystemRoot",
];
/// Seconds in which somebody must answer.
const SECONDS: &str = "300";
/// Most lines that answer one command.
const LINES: usize = 32;

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    Yes,
    No,
    Back,
    Timeout,
    NoWindow,
}

/// Shows windows, one after the other.
pub(crate) struct Window {
    program: Option<PathBuf>,
    open: Arc<Mutex<Option<Child>>>,
}

impl Window {
    pub(crate) fn new(settings: &Settings) -> Self {
        Self { program: program(settings), open: Arc::default() }
    }

    /// Closes the window that is open, from another thread.
    pub(crate) fn closer(&self) -> impl Fn() + Send + 'static {
        let open = Arc::clone(&self.open);
        move || close(&open)
    }

    /// Asks a question with two buttons, or three.
    pub(crate) fn ask(&self, text: &str, yes: &str, no: &str, back: Option<&str>) -> Answered {
        self.talk(|talk| {
            talk.begin(text, yes, Some(no))?;
            if let Some(back) = back {
                talk.say("SETNOTOK", back)?;
            }
            talk.send(b"CONFIRM\n").map(|_| ())
        })
        .map_or_else(|answered| answered, |()| Answered::Yes)
    }

    /// Says something.
    pub(crate) fn show(&self, text: &str, understood: &str) {
        // Whether it was read changes nothing.
        let _ = self.talk(|talk| {
            talk.begin(text, understood, None)?;
            talk.send(b"CONFIRM --one-button\n").map(|_| ())
        });
    }

    /// Takes a PIN. It is in no other place than what is returned, which is wiped when it is dropped.
    pub(crate) fn pin(&self, text: &str, warning: Option<&str>) -> Result<AuthPin, Answered> {
        let words = words();
        self.talk(|talk| {
            talk.begin(text, words.sign, Some(words.decline))?;
            talk.say("SETPROMPT", "PIN:")?;
            if let Some(warning) = warning {
                talk.say("SETERROR", warning)?;
            }
            talk.send(b"GETPIN\n")?.ok_or(Answered::No)
        })
    }

    fn talk<T>(&self, talk: impl FnOnce(&mut Talk) -> Result<T, Answered>) -> Result<T, Answered> {
        let outcome = self.start().and_then(|mut started| {
            started.greeting()?;
            talk(&mut started)
        });
        close(&self.open);
        outcome
    }

    fn start(&self) -> Result<Talk, Answered> {
        let program = self.program.as_deref().ok_or(Answered::NoWindow)?;
        let kept = ENVIRONMENT.iter().filter_map(|name| Some((name, std::env::var_os(name)?)));
        let mut command = Command::new(program);
        command.env_clear().envs(kept).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|_| Answered::NoWindow)?;
        let streams = child.stdin.take().zip(child.stdout.take());
        if let Ok(mut open) = self.open.lock() {
            *open = Some(child);
        }
        let (input, output) = streams.ok_or(Answered::NoWindow)?;
        Ok(Talk { input, output })
    }
}

fn close(open: &Mutex<Option<Child>>) {
    if let Some(mut child) = open.lock().ok().and_then(|mut open| open.take()) {
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// The program that shows windows: the one of the settings if it may be run, else the first that is there.
fn program(settings: &Settings) -> Option<PathBuf> {
    match &settings.pinentry {
        Some(path) => driver_path::checked(path).ok(),
        None => PROGRAMS.iter().map(Path::new).find(|path| path.exists()).map(Path::to_owned),
    }
}

/// The name of the program, for `doctor`.
pub(crate) fn program_of(settings: &Settings) -> Option<PathBuf> {
    program(settings)
}

/// A conversation with it.
struct Talk {
    input: ChildStdin,
    output: ChildStdout,
}

impl Talk {
    fn greeting(&mut self) -> Result<(), Answered> {
        self.answer().map(|_| ())
    }

    /// What every window has.
    fn begin(&mut self, text: &str, yes: &str, no: Option<&str>) -> Result<(), Answered> {
        // Older versions know no such option, and show the letters all the same.
        let _ = self.send(b"OPTION lc-ctype=C.UTF-8\n");
        self.say("SETTIMEOUT", SECONDS)?;
        self.say("SETTITLE", words().title)?;
        self.say("SETDESC", text)?;
        self.say("SETOK", yes)?;
        no.map_or(Ok(()), |no| self.say("SETCANCEL", no))
    }

    fn say(&mut self, name: &str, text: &str) -> Result<(), Answered> {
        // What does not fit is not shown in part.
        let line = command(name, text).ok_or(Answered::NoWindow)?;
        self.send(line.as_bytes()).map(|_| ())
    }

    fn send(&mut self, line: &[u8]) -> Result<Option<AuthPin>, Answered> {
        self.input.write_all(line).and_then(|()| self.input.flush()).map_err(|_| Answered::NoWindow)?;
        self.answer()
    }

    /// Lines up to the one that ends the answer, with the data among them.
    fn answer(&mut self) -> Result<Option<AuthPin>, Answered> {
        let mut data = None;
        for _ in 0..LINES {
            let line = self.line()?;
            match reply(&line) {
                Reply::Ok => return Ok(data),
                Reply::Data(escaped) => data = Some(secret(escaped)?),
                Reply::Other => {}
                Reply::Error(Refusal::Declined) => return Err(Answered::No),
                Reply::Error(Refusal::Back) => return Err(Answered::Back),
                Reply::Error(Refusal::Timeout) => return Err(Answered::Timeout),
                Reply::Error(Refusal::Failed) => return Err(Answered::NoWindow),
            }
        }
        Err(Answered::NoWindow)
    }

    /// One line, read octet by octet into a place that never moves and is wiped: a buffer in between would keep a PIN.
    fn line(&mut self) -> Result<Zeroizing<Vec<u8>>, Answered> {
        let mut line = Zeroizing::new(Vec::with_capacity(LINE_BYTES));
        let mut octet = [0_u8];
        while line.len() < LINE_BYTES {
            self.output.read_exact(&mut octet).map_err(|_| Answered::NoWindow)?;
            if octet == *b"\n" {
                octet.zeroize();
                return Ok(line);
            }
            line.push(octet[0]);
        }
        Err(Answered::NoWindow)
    }
}

/// A PIN, in one piece of memory of its size.
fn secret(escaped: &[u8]) -> Result<AuthPin, Answered> {
    let mut octets = Vec::with_capacity(unescaped(escaped).count());
    octets.extend(unescaped(escaped));
    let text = String::from_utf8(octets).map_err(|error| {
        error.into_bytes().zeroize();
        Answered::NoWindow
    })?;
    // An empty one would only cost a try.
    if text.is_empty() { Err(Answered::No) } else { Ok(AuthPin::new(text.into_boxed_str())) }
}
