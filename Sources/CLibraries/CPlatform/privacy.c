// Keeps what this process holds out of core files and of what is printed when it crashes.
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CPlatform.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define WM_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define WM_SANITIZED 1
#endif

#ifndef WM_SANITIZED
static void wm_crashed(int number) {
  char text[] = "waymark: ended by signal 00, a defect of ours or a fault of the machine; nothing of its memory was kept\n";
  char *digits = strstr(text, "00");
  digits[0] = (char)('0' + number / 10);
  digits[1] = (char)('0' + number % 10);
  ssize_t written = write(2, text, sizeof(text) - 1);
  (void)written;
  // The handler was taken away as it was called: this ends the process once it returns.
  raise(number);
}
#endif

void wm_keep_memory_private(void) {
#ifndef WM_SANITIZED
  // 1 and not 0: a program that takes core files from a pipe is called at 0, and not at 1.
  struct rlimit limit = {1, 1};
  setrlimit(RLIMIT_CORE, &limit);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  // In place of the handlers of the Swift runtime, which print registers and what they point at.
  static const int numbers[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
  struct sigaction action = {.sa_handler = wm_crashed, .sa_flags = SA_RESETHAND | SA_ONSTACK};
  for (size_t index = 0; index < sizeof(numbers) / sizeof(numbers[0]); index++) {
    sigaction(numbers[index], &action, NULL);
  }
  signal(SIGQUIT, SIG_DFL);
#endif
}
