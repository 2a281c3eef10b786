// Calls of Linux that Swift cannot make itself: after fork only few functions may be called, and
// some are hidden behind _GNU_SOURCE.
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stdint.h>

// Waits until everything written to the file system of an open file is on the disk. 0, or -1 with errno.
int wm_sync_file_system(int descriptor);

// Gives two paths each other's name in one step. 0, or -1 with errno, where a file system cannot too.
int wm_exchange_paths(const char *one, const char *other);

// Keeps the memory of this process out of core files, of itself and of the children it starts from now
// on, and out of what is printed when it crashes. Does nothing where a sanitizer watches.
void wm_keep_memory_private(void);

// The version of Landlock that the kernel has, 0 where it has none.
int wm_landlock_version(void);

// Whether the kernel takes filters of calls (seccomp).
int wm_filters_calls(void);

// Whether a child can have a network of its own; starts one to find out.
int wm_separates_networks(void);

// What may be done with a path and all below it.
typedef enum {
  WM_ACCESS_PROGRAMS,  // read and run
  WM_ACCESS_DEVICE,    // read and write, as /dev/null
  WM_ACCESS_OWN,       // read, write, make, move and remove
} WMAccess;

// A set of rules of Landlock that refuses everything, or -1 with errno.
int wm_make_ruleset(int version);

// Lets a path through a set of rules. 0, or -1 with errno.
int wm_allow_path(int ruleset, int version, const char *path, WMAccess access);

// The walls around a command.
typedef struct {
  int landlock;  // the version, 0 for none
  int ruleset;   // what it lets through
  int filters_calls;
} WMConfinement;

// What a child could not do before it became its command.
typedef enum {
  WM_STEP_NONE,
  WM_STEP_FOLDER,
  WM_STEP_PRIVILEGES,
  WM_STEP_LANDLOCK,
  WM_STEP_FILTER,
  WM_STEP_PROGRAM,
} WMStep;

// A step that failed, and the number the system gave.
typedef struct {
  int step;
  int number;
} WMStartFailure;

// What a command gets. Strings are absolute paths or words; lists end with NULL.
typedef struct {
  const char *const *arguments;
  const char *const *environment;
  const char *folder;
  int input;
  int output;
  int messages;
  int report;  // gets a WMStartFailure when the command does not start
  uint64_t memory_limit;  // bytes of address space, 0 for none
  int is_confined;
  WMConfinement confinement;
} WMCommand;

// Starts a command in a process group of its own, below a guard that ends the whole group when the
// thread that started it ends, however it ends. Returns the process id of the guard, which is that of
// the group, or -1 with errno. The guard ends as the command did; 127 when it could not be started, 126
// when it could not be confined.
int wm_start_command(const WMCommand *command);

// A descriptor that becomes readable when a child ends, or -1 with errno.
int wm_watch_process(int process);

// How a child ended, once it has; it is not reaped, so that its group keeps its number. The exit
// code, or -1 while it runs.
int wm_exit_code(int process);

#endif
