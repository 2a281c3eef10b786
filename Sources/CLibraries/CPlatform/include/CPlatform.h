// Calls of Linux that Swift cannot make itself: after fork only few functions may be called, and
// some are hidden behind _GNU_SOURCE.
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stdint.h>

// Waits until everything written to the file system of an open file is on the disk. 0, or -1 with errno.
int wm_sync_file_system(int descriptor);

// What a command gets. Strings are absolute paths or words; lists end with NULL.
typedef struct {
  const char *const *arguments;
  const char *const *environment;
  const char *folder;
  int input;
  int output;
  int messages;
  uint64_t memory_limit;  // bytes of address space, 0 for none
} WMCommand;

// Starts a command in a process group of its own, below a guard that ends the whole group when the
// thread that started it ends, however it ends. Returns the process id of the guard, which is that of
// the group, or -1 with errno. The guard ends as the command did; 127 when it could not be started.
int wm_start_command(const WMCommand *command);

// A descriptor that becomes readable when a child ends, or -1 with errno.
int wm_watch_process(int process);

// How a child ended, once it has; it is not reaped, so that its group keeps its number. The exit
// code, or -1 while it runs.
int wm_exit_code(int process);

#endif
