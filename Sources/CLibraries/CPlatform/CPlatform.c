#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int wm_sync_file_system(int descriptor) { return syncfs(descriptor); }

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

static void wm_become_command(const WMCommand *command) {
  wm_set_signal(SIGHUP, SIG_DFL);
  wm_set_signal(SIGTERM, SIG_DFL);
  wm_set_signal(SIGPIPE, SIG_DFL);
  wm_set_signal(SIGXFSZ, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (command->memory_limit > 0) {
    struct rlimit limit = {command->memory_limit, command->memory_limit};
    setrlimit(RLIMIT_AS, &limit);
  }
  if (chdir(command->folder) == 0) {
    execve(command->arguments[0], (char *const *)command->arguments, (char *const *)command->environment);
  }
  _exit(127);
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
  syscall(SYS_close_range, 3, ~0U, 0);
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
