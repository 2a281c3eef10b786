#define _GNU_SOURCE
#include "CPlatform.h"
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int wm_sync_file_system(int descriptor) { return syncfs(descriptor); }

int wm_exchange_paths(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

static void wm_end_group(int number) {
  (void)number;
  // The guard is a member of its group and ends with it.
  kill(0, SIGKILL);
}

static void wm_set_signal(int number, void (*handler)(int)) {
  struct sigaction action = {0};
  action.sa_handler = handler;
  sigaction(number, &action, NULL);
}

// Ends a child that did not become its command, and tells why.
static void wm_give_up(const WMCommand *command, WMStep step) {
  WMStartFailure failure = {.step = step, .number = errno};
  ssize_t written = write(command->report, &failure, sizeof(failure));
  (void)written;
  _exit(step == WM_STEP_FOLDER || step == WM_STEP_PROGRAM ? 127 : 126);
}

static void wm_become_command(const WMCommand *command) {
  for (int number = 1; number < 32; number++) {
    if (number != SIGKILL && number != SIGSTOP) wm_set_signal(number, SIG_DFL);
  }
  if (command->memory_limit > 0) {
    struct rlimit limit = {command->memory_limit, command->memory_limit};
    setrlimit(RLIMIT_AS, &limit);
  }
  if (chdir(command->folder) != 0) wm_give_up(command, WM_STEP_FOLDER);
  if (command->is_confined) {
    WMStep step = wm_confine(&command->confinement);
    if (step != WM_STEP_NONE) wm_give_up(command, step);
  }
  // After the walls: a new namespace of users takes it away.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  execve(command->arguments[0], (char *const *)command->arguments, (char *const *)command->environment);
  wm_give_up(command, WM_STEP_PROGRAM);
}

// Closes everything but the first three files and two that are needed, either of which may be -1.
static void wm_close_others(int one, int other) {
  int low = one < other ? one : other;
  int high = one < other ? other : one;
  int next = 3;
  if (low >= 3) {
    if (low > next) syscall(SYS_close_range, next, low - 1, 0);
    next = low + 1;
  }
  if (high >= 3 && high != low) {
    if (high > next) syscall(SYS_close_range, next, high - 1, 0);
    next = high + 1;
  }
  syscall(SYS_close_range, next, ~0U, 0);
}

int wm_start_command(const WMCommand *command) {
  pid_t parent = getpid();
  pid_t guard = fork();
  if (guard != 0) {
    // Both sides set the group, so that it is there whoever runs first.
    if (guard > 0) setpgid(guard, guard);
    return guard;
  }
  sigset_t none;
  sigemptyset(&none);
  setpgid(0, 0);
  if (dup2(command->input, 0) < 0 || dup2(command->output, 1) < 0 || dup2(command->messages, 2) < 0) _exit(127);
  // Locks and logs of the run must not live on in the guard.
  wm_close_others(command->report, command->is_confined ? command->confinement.ruleset : -1);
  wm_set_signal(SIGHUP, wm_end_group);
  prctl(PR_SET_PDEATHSIG, SIGHUP);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (getppid() != parent) _exit(127);
  // SIGTERM is for the command, which may end in order; the guard waits for it.
  wm_set_signal(SIGTERM, SIG_IGN);
  wm_set_signal(SIGINT, SIG_DFL);
  pid_t child = fork();
  if (child == 0) wm_become_command(command);
  if (child < 0) _exit(127);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
  _exit(128 + WTERMSIG(status));
}

int wm_watch_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int wm_exit_code(int process) {
  siginfo_t state = {0};
  if (waitid(P_PID, (id_t)process, &state, WEXITED | WNOHANG | WNOWAIT) != 0 || state.si_pid == 0) return -1;
  return state.si_code == CLD_EXITED ? state.si_status : 128 + state.si_status;
}
