// The only door to libarchive.
//
// The library is opened when the first archive is, not when the program starts: with what it stands on it would take
// as long to load as all the rest.
#ifndef WIRECOPY_LIBARCHIVE_SHIM_H
#define WIRECOPY_LIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <string.h>

// The functions that are used, once for all that is made of the list.
#define WIRECOPY_ARCHIVE_FUNCTIONS(USE) \
  USE(archive_read_new) \
  USE(archive_read_free) \
  USE(archive_read_support_filter_gzip) \
  USE(archive_read_support_filter_bzip2) \
  USE(archive_read_support_filter_xz) \
  USE(archive_read_support_filter_zstd) \
  USE(archive_read_support_format_tar) \
  USE(archive_read_support_format_zip) \
  USE(archive_read_support_format_raw) \
  USE(archive_read_set_read_callback) \
  USE(archive_read_set_seek_callback) \
  USE(archive_read_set_skip_callback) \
  USE(archive_read_set_callback_data) \
  USE(archive_read_open1) \
  USE(archive_read_next_header) \
  USE(archive_read_data) \
  USE(archive_error_string) \
  USE(archive_format) \
  USE(archive_filter_count) \
  USE(archive_entry_pathname) \
  USE(archive_entry_filetype) \
  USE(archive_entry_hardlink) \
  USE(archive_entry_is_encrypted) \
  USE(archive_entry_mtime) \
  USE(archive_entry_mtime_nsec) \
  USE(archive_write_new) \
  USE(archive_write_free) \
  USE(archive_write_close) \
  USE(archive_write_set_format_zip) \
  USE(archive_write_set_format_pax_restricted) \
  USE(archive_write_set_format_raw) \
  USE(archive_write_add_filter_gzip) \
  USE(archive_write_set_options) \
  USE(archive_write_set_bytes_per_block) \
  USE(archive_write_set_bytes_in_last_block) \
  USE(archive_write_open) \
  USE(archive_write_header) \
  USE(archive_write_data) \
  USE(archive_write_finish_entry) \
  USE(archive_entry_new) \
  USE(archive_entry_clear) \
  USE(archive_entry_free) \
  USE(archive_entry_set_pathname) \
  USE(archive_entry_set_size) \
  USE(archive_entry_set_filetype) \
  USE(archive_entry_set_perm) \
  USE(archive_entry_set_mtime)

/// The functions of the library.
typedef struct WirecopyArchiveFunctions {
#define WIRECOPY_DECLARE(name) __typeof__(name) *name;
  WIRECOPY_ARCHIVE_FUNCTIONS(WIRECOPY_DECLARE)
#undef WIRECOPY_DECLARE
} WirecopyArchiveFunctions;

/// Opens the library and looks its functions up.
///
/// Returns NULL, or why it cannot be used.
static inline const char *wirecopyOpenArchiveLibrary(WirecopyArchiveFunctions *functions) {
#ifdef __APPLE__
  const char *names[] = {"/usr/lib/libarchive.2.dylib", "libarchive.dylib"};
#else
  const char *names[] = {"libarchive.so.13", "libarchive.so"};
#endif
  void *library = NULL;
  for (size_t index = 0; index < sizeof names / sizeof *names && !library; index += 1) {
    library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  }
  if (!library) return "libarchive is not installed";
#define WIRECOPY_LOOK_UP(name) \
  *(void **)&functions->name = dlsym(library, #name); \
  if (!functions->name) return "libarchive is too old: it lacks " #name;
  WIRECOPY_ARCHIVE_FUNCTIONS(WIRECOPY_LOOK_UP)
#undef WIRECOPY_LOOK_UP
  return NULL;
}

/// The type of an entry that is a file.
enum { wirecopyFileEntry = AE_IFREG };

#endif
