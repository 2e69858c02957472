//! `add-driver`: one more driver in the settings of the user, after a question in the window.

use crate::driver_path::{Unsafe, checked};
use crate::messages::{say, words};
use crate::settings::Settings;
use crate::window::{Answered, Window};
use std::path::Path;
use std::process::ExitCode;

/// Adds a driver to the settings of the user, who is asked in a window: no page can do it, and no script without being seen.
pub(crate) fn run(path: &str) -> ExitCode {
    let path = match checked(Path::new(path)) {
        Ok(path) => path,
        Err(reason) => {
            eprintln!("{path}: {}", why(reason));
            return ExitCode::from(1);
        }
    };
    let mut settings = Settings::of_user();
    if settings.drivers.contains(&path) {
        return ExitCode::SUCCESS;
    }
    let window = Window::new(&Settings::read());
    let words = words();
    if !matches!(window.ask(&words.driver(&path.to_string_lossy()), words.add, words.decline, None), Answered::Yes) {
        eprintln!("{}", say("Không thêm.", "Not added."));
        return ExitCode::from(1);
    }
    settings.drivers.push(path);
    match settings.write() {
        Ok(file) => {
            println!("{}", file.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(1)
        }
    }
}

fn why(reason: Unsafe) -> &'static str {
    match reason {
        Unsafe::NotAFile => say(
            "không phải đường dẫn tuyệt đối đến một tệp [driver-not-a-file]",
            "not an absolute path to a file [driver-not-a-file]",
        ),
        Unsafe::Writable => say(
            "người khác ghi được vào tệp hoặc thư mục chứa nó [driver-writable]",
            "others can write to the file or to a folder above it [driver-writable]",
        ),
        Unsafe::Foreign => say(
            "tệp hoặc thư mục chứa nó thuộc người dùng khác [driver-foreign]",
            "the file or a folder above it belongs to another user [driver-foreign]",
        ),
    }
}
