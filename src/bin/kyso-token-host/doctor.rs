//! `doctor`: each layer between a browser and a key, with what is missing and how to mend it.

use crate::install::manifest_path;
use crate::messages::{line, say};
use crate::settings::{self, Settings};
use crate::tokens::{self, Driver};
use crate::window::program_of;
use crate::{holding, status};
use kyso::bridge::HOST_NAME;
use kyso::bridge::manifest::{Browser, Scope};
use kyso::bridge::protocol::DriverState;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// One line for each thing that was looked at.
struct Findings {
    missing: bool,
}

impl Findings {
    fn good(&self, what: &str) {
        line(&format!("[ok]  {what}"));
    }

    /// What should be known and keeps nobody from signing: there may be another token, or another certificate.
    fn warning(&self, code: &str, what: &str, mend: &str) {
        line(&format!("[!!]  {what} [{code}]\n      → {mend}"));
    }

    /// What is missing, the stable code of it, and what to do.
    fn missing(&mut self, code: &str, what: &str, mend: &str) {
        self.missing = true;
        line(&format!("[--]  {what} [{code}]\n      → {mend}"));
    }
}

/// Looks at everything. Fails if something is missing that signing needs.
pub(crate) fn run() -> ExitCode {
    let settings = Settings::read();
    let mut findings = Findings { missing: false };
    line(&format!("kyso-token-host {} ({HOST_NAME})", env!("CARGO_PKG_VERSION")));
    of_settings(&mut findings);
    of_browsers(&mut findings);
    of_window(&settings, &mut findings);
    let drivers = tokens::load(&settings);
    of_drivers(&drivers, &mut findings);
    of_tokens(&drivers, &mut findings);
    ExitCode::from(u8::from(findings.missing))
}

fn of_settings(findings: &mut Findings) {
    for path in settings::unreadable() {
        let what = format!("{}: {}", path.display(), say("không đọc được tệp cấu hình", "the settings cannot be read"));
        findings.missing("settings-unreadable", &what, say("Sửa hoặc xóa tệp này.", "Mend or remove this file."));
    }
}

fn of_browsers(findings: &mut Findings) {
    let mut any = false;
    for browser in Browser::ALL {
        let paths = [Scope::User, Scope::Machine].into_iter().filter_map(|scope| manifest_path(browser, scope));
        for path in paths.filter(|path| path.exists()) {
            any = true;
            match program_in(&path) {
                Some(program) if Path::new(&program).exists() => {
                    findings.good(&format!("{}: {}", browser.name(), path.display()));
                }
                _ => findings.missing(
                    "manifest-stale",
                    &format!(
                        "{}: {}",
                        path.display(),
                        say("trỏ đến chương trình không còn", "names a program that is gone")
                    ),
                    say("Chạy: kyso-token-host install", "Run: kyso-token-host install"),
                ),
            }
        }
    }
    if !any {
        findings.missing(
            "manifest-missing",
            say("Chưa đăng ký với trình duyệt nào", "No browser knows this program"),
            say("Chạy: kyso-token-host install", "Run: kyso-token-host install"),
        );
    }
}

/// The program that a manifest names.
fn program_in(path: &Path) -> Option<String> {
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    manifest.get("path")?.as_str().map(str::to_owned)
}

fn of_window(settings: &Settings, findings: &mut Findings) {
    match program_of(settings) {
        Some(program) => findings.good(&program.display().to_string()),
        None => findings.missing(
            "pinentry-missing",
            say(
                "Không có chương trình hiển thị cửa sổ nhập PIN",
                "There is no program that shows a window for the PIN",
            ),
            say("Cài đặt gói pinentry-gtk2 hoặc pinentry-qt.", "Install the package pinentry-gtk2 or pinentry-qt."),
        ),
    }
}

fn of_drivers(drivers: &[Driver], findings: &mut Findings) {
    for driver in drivers {
        let what = format!("{}: {}", driver.name, driver.path.display());
        match driver.state {
            DriverState::Loaded => findings.good(&what),
            DriverState::Missing => {}
            DriverState::Failed => findings.missing(
                "driver-failed",
                &what,
                say(
                    "Cài lại trình điều khiển; chỉ quản trị viên được có quyền ghi vào tệp và thư mục chứa nó.",
                    "Install the driver again; only the administrator may be able to write to the file and its folders.",
                ),
            ),
        }
    }
    if !drivers.iter().any(|driver| driver.state == DriverState::Loaded) {
        findings.missing(
            "no-driver",
            say("Chưa có trình điều khiển thiết bị ký số", "No driver of a token is installed"),
            say(
                "Cài trình điều khiển của nhà cung cấp thiết bị, hoặc chạy: kyso-token-host add-driver ĐƯỜNG-DẪN",
                "Install the driver of the token's maker, or run: kyso-token-host add-driver PATH",
            ),
        );
    }
}

fn of_tokens(drivers: &[Driver], findings: &mut Findings) {
    let readers = tokens::readers(drivers);
    let infos: Vec<_> = readers.iter().filter_map(|reader| reader.token.as_ref()?.as_ref().ok()).collect();
    let usable: Vec<_> = infos.iter().filter(|info| info.token_initialized()).collect();
    if usable.is_empty() {
        findings.missing(
            "no-token",
            say("Không thấy thiết bị ký số", "No token is seen"),
            say(
                "Cắm thiết bị; trên Linux cần dịch vụ pcscd đang chạy.",
                "Plug the token in; on Linux the service pcscd must run.",
            ),
        );
    }
    for info in usable {
        if info.user_pin_locked() {
            let what = format!("{}: {}", info.label(), say("thiết bị đã bị khóa", "the token is locked"));
            findings.missing("pin-locked", &what, say("Xem: kyso-token-host guide", "See: kyso-token-host guide"));
        } else {
            findings.good(info.label());
        }
    }
    let (holdings, faults) = holding::all(drivers);
    for fault in faults {
        let what = format!("{}: {:?}", fault.token, fault.code);
        let mend = say(
            "Rút thiết bị ra và cắm lại; đóng chương trình khác đang dùng nó.",
            "Unplug the token and plug it in again; close other programs that use it.",
        );
        findings.missing("token-error", &what, mend);
    }
    let is_good = |holding: &holding::Holding| holding.certificate.covers(status::now());
    let any_is_good = holdings.iter().any(is_good);
    for holding in &holdings {
        let what = format!("{}, {}", holding.certificate.display_name(), holding.certificate.not_after);
        let mend = say("Đề nghị cấp lại chứng thư chữ ký số.", "Ask for a new certificate.");
        match (is_good(holding), any_is_good) {
            (true, _) => findings.good(&what),
            // Tokens keep what was signed with before: it is in nobody's way.
            (false, true) => findings.warning("certificate-expired", &what, mend),
            (false, false) => findings.missing("certificate-expired", &what, mend),
        }
        if holding.elsewhere {
            let mend = say("Chỉ cắm một thiết bị khi ký.", "Plug in one of the tokens when you sign.");
            findings.warning("several-tokens", holding.certificate.display_name().as_str(), mend);
        }
    }
    if holdings.is_empty() {
        findings.missing(
            "no-certificate",
            say("Không có chứng thư chữ ký số nào trên thiết bị", "There is no certificate on a token"),
            say("Kiểm tra thiết bị bằng công cụ của nhà cung cấp.", "Look at the token with the tool of its maker."),
        );
    }
}
