//! Memory before disk.

use super::asked::Asked;
use super::disk::Disk;
use super::memory::Memory;
use super::object::Object;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// All objects that were checked.
pub(super) struct Cache {
    memory: Mutex<Memory>,
    disk: Option<Disk>,
}

impl Cache {
    /// With a folder, or in memory alone.
    pub(super) fn open(folder: Option<&Path>, most_on_disk: u64, most_in_memory: u64) -> io::Result<Self> {
        let disk = folder.map(|folder| Disk::open(folder, most_on_disk)).transpose()?;
        Ok(Self { memory: Mutex::new(Memory::new(most_in_memory)), disk })
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The object in memory.
    pub(super) fn held(&self, name: &str) -> Option<Arc<Object>> {
        self.memory().get(name)
    }

    /// The object on disk, which then is in memory, too. It reads a file: not for threads that answer.
    pub(super) fn read(&self, asked: &Asked) -> Option<Arc<Object>> {
        let object = Arc::new(self.disk.as_ref()?.get(asked)?);
        self.memory().put(&asked.name(), object.clone());
        Some(object)
    }

    /// Keeps an object; on disk, too, where that works. It writes a file: not for threads that answer.
    pub(super) fn put(&self, asked: &Asked, object: &Arc<Object>) {
        self.memory().put(&asked.name(), object.clone());
        if let Some(disk) = &self.disk {
            // The disk itself says so, once.
            let _ = disk.put(asked, object);
        }
    }

    /// Whether objects outlive this program; `None` where they are not meant to.
    pub(super) fn disk_works(&self) -> Option<bool> {
        self.disk.as_ref().map(Disk::works)
    }

    /// Bytes in memory and on disk.
    pub(super) fn bytes(&self) -> (u64, u64) {
        (self.memory().bytes(), self.disk.as_ref().map_or(0, Disk::bytes))
    }
}
