// Calls of the operating system that Swift's own modules for it leave out.
#ifndef WIRECOPY_PLATFORM_SHIM_H
#define WIRECOPY_PLATFORM_SHIM_H

#ifdef __linux__
#include <errno.h>

// From <unistd.h>, which shows it to those only who ask for all that GNU has.
int syncfs(int descriptor);

// From <stdio.h>, likewise; there are C libraries that do not have it.
int renameat2(int from, const char *_Nonnull name, int to, const char *_Nonnull newName, unsigned flags)
    __attribute__((weak));

// Gives a file another name, unless there is a file of that name: then it fails with EEXIST.
static inline int wirecopy_rename_exclusively(int from, const char *_Nonnull name, int to,
                                              const char *_Nonnull newName) {
  const unsigned noReplace = 1;
  if (renameat2) return renameat2(from, name, to, newName, noReplace);
  errno = ENOSYS;
  return -1;
}
#endif

#endif
