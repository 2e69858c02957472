//! The drivers, the readers they see, and the tokens in them. Each has its own error: one that fails hides no other.

use crate::driver_path;
use crate::fault::code_of;
use crate::settings::{Settings, user_folder};
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::slot::{Slot, TokenInfo};
use kyso::bridge::protocol::{DriverState, ErrorCode};
use kyso::bridge::{DriverTable, System};
use kyso::crypto::sha256;
use std::fs;
use std::path::{Path, PathBuf};

/// Most slots of one driver.
const SLOTS: usize = 64;

/// A driver.
pub(crate) struct Driver {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) state: DriverState,
    pub(crate) module: Option<Pkcs11>,
}

/// A reader as one driver sees it.
pub(crate) struct Reader {
    /// The driver, by its place in the list.
    pub(crate) driver: usize,
    pub(crate) slot: Slot,
    pub(crate) name: String,
    /// The token in it.
    pub(crate) token: Option<Result<TokenInfo, ErrorCode>>,
}

/// Loads what the table and the user name.
pub(crate) fn load(settings: &Settings) -> Vec<Driver> {
    let table = newest_table();
    let mut drivers: Vec<Driver> = Vec::new();
    for driver in &table.drivers {
        let paths = driver.paths(System::current());
        let Some(first) = paths.first() else { continue };
        match paths.iter().find(|path| Path::new(path).exists()) {
            Some(path) => add(&mut drivers, &driver.name, Path::new(path)),
            None => drivers.push(Driver {
                name: driver.name.clone(),
                path: first.into(),
                state: DriverState::Missing,
                module: None,
            }),
        }
    }
    for path in &settings.drivers {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        add(&mut drivers, &name, path);
    }
    drivers
}

fn add(drivers: &mut Vec<Driver>, name: &str, path: &Path) {
    let checked = driver_path::checked(path);
    // A module that is named twice is loaded once.
    if checked.as_ref().is_ok_and(|real| drivers.iter().any(|driver| driver.path == *real)) {
        return;
    }
    let module = checked.as_ref().ok().and_then(|real| start(real));
    let state = if module.is_some() { DriverState::Loaded } else { DriverState::Failed };
    let path = checked.unwrap_or_else(|_| path.to_owned());
    drivers.push(Driver { name: name.to_owned(), path, state, module });
}

fn start(path: &Path) -> Option<Pkcs11> {
    let module = Pkcs11::new(path).ok()?;
    module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).ok()?;
    Some(module)
}

/// The table of this program, or a signed one with a higher number in the folders of settings.
fn newest_table() -> DriverTable {
    let folders = [Some(PathBuf::from("/etc/kyso")), user_folder()];
    let signed = folders.into_iter().flatten().filter_map(|folder| {
        let file = fs::read(folder.join("drivers.json")).ok()?;
        let signature = fs::read_to_string(folder.join("drivers.json.minisig")).ok()?;
        DriverTable::open(&file, &signature).ok()
    });
    signed.chain([DriverTable::built_in()]).max_by_key(|table| table.sequence).unwrap_or_else(DriverTable::built_in)
}

/// All readers of all drivers.
pub(crate) fn readers(drivers: &[Driver]) -> Vec<Reader> {
    let mut readers = Vec::new();
    for (number, driver) in drivers.iter().enumerate() {
        let Some(module) = &driver.module else { continue };
        for slot in module.get_all_slots().unwrap_or_default().into_iter().take(SLOTS) {
            let Ok(info) = module.get_slot_info(slot) else { continue };
            let token = info.token_present().then(|| module.get_token_info(slot).map_err(|error| code_of(&error)));
            let name = info.slot_description().trim().to_owned();
            readers.push(Reader { driver: number, slot, name, token });
        }
    }
    readers
}

/// Names a token in messages: the same as long as it is the same token behind the same driver.
pub(crate) fn token_id(driver: &Driver, info: &TokenInfo) -> String {
    let parts = [driver.name.as_str(), info.manufacturer_id(), info.model(), info.serial_number(), info.label()];
    let mut id = hex::encode(sha256(parts.join("\0").as_bytes()));
    id.truncate(16);
    id
}
