// Calls of the operating system that Swift's own modules for it leave out.
#ifndef WIRECOPY_PLATFORM_SHIM_H
#define WIRECOPY_PLATFORM_SHIM_H

#ifdef __linux__
// From <unistd.h>, which shows it to those only who ask for all that GNU has.
int syncfs(int descriptor);
#endif

#endif
