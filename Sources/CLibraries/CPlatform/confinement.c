// What a child may do, held by the kernel: Landlock for files, seccomp for calls, a namespace for networks.
//
// The numbers are those of the kernel's interface, written out: headers of older systems lack some.
#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CPlatform.h"

#if defined(__x86_64__)
#define WM_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define WM_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the filter of calls knows x86_64 and aarch64"
#endif

enum {
  WM_LANDLOCK_CREATE = 444,
  WM_LANDLOCK_ADD = 445,
  WM_LANDLOCK_RESTRICT = 446,
};

// Rights to files, each with the version of Landlock that brought it.
enum {
  WM_EXECUTE = 1 << 0,
  WM_WRITE_FILE = 1 << 1,
  WM_READ_FILE = 1 << 2,
  WM_READ_FOLDER = 1 << 3,
  WM_REMOVE = 1 << 4 | 1 << 5,
  WM_MAKE_FOLDER = 1 << 7,
  WM_MAKE_FILE = 1 << 8,
  WM_MAKE_PIPE = 1 << 10,
  WM_MAKE_LINK = 1 << 12,
  WM_RIGHTS_1 = (1 << 13) - 1,
  WM_MOVE_2 = 1 << 13,
  WM_TRUNCATE_3 = 1 << 14,
  WM_DEVICE_CALLS_5 = 1 << 15,
  // What can be granted on something that is not a folder.
  WM_OF_FILES = WM_EXECUTE | WM_WRITE_FILE | WM_READ_FILE | WM_TRUNCATE_3 | WM_DEVICE_CALLS_5,
};

typedef struct {
  uint64_t files;
  uint64_t network;
  uint64_t scopes;
} WMRulesetAttributes;

typedef struct {
  uint64_t rights;
  int32_t parent;
} __attribute__((packed)) WMPathRule;

static uint64_t wm_file_rights(int version) {
  uint64_t rights = WM_RIGHTS_1;
  if (version >= 2) rights |= WM_MOVE_2;
  if (version >= 3) rights |= WM_TRUNCATE_3;
  if (version >= 5) rights |= WM_DEVICE_CALLS_5;
  return rights;
}

int wm_landlock_version(void) {
  long version = syscall(WM_LANDLOCK_CREATE, NULL, 0, 1);
  return version < 0 ? 0 : (int)version;
}

int wm_filters_calls(void) {
  // Without a filter to read, a kernel that takes filters finds the address wrong.
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 && errno == EFAULT;
}

static int wm_leave_network(void) {
  // Without rights to the system a namespace of users comes first, which some systems forbid.
  return unshare(CLONE_NEWNET) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 ? 0 : -1;
}

int wm_separates_networks(void) {
  pid_t child = fork();
  if (child == 0) _exit(wm_leave_network() == 0 ? 0 : 1);
  if (child < 0) return 0;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int wm_make_ruleset(int version) {
  WMRulesetAttributes attributes = {.files = wm_file_rights(version), .network = 3, .scopes = 3};
  // Binding and connecting TCP since version 4, abstract sockets and signals since 6.
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  return (int)syscall(WM_LANDLOCK_CREATE, &attributes, size, 0);
}

int wm_allow_path(int ruleset, int version, const char *path, WMAccess access) {
  int file = open(path, O_PATH | O_CLOEXEC);
  if (file < 0) return -1;
  uint64_t rights = WM_READ_FILE | WM_READ_FOLDER;
  switch (access) {
    case WM_ACCESS_PROGRAMS: rights |= WM_EXECUTE; break;
    case WM_ACCESS_DEVICE: rights = WM_READ_FILE | WM_WRITE_FILE; break;
    case WM_ACCESS_OWN:
      rights |= WM_WRITE_FILE | WM_REMOVE | WM_MAKE_FOLDER | WM_MAKE_FILE | WM_MAKE_PIPE | WM_MAKE_LINK |
                WM_MOVE_2 | WM_TRUNCATE_3;
      break;
  }
  struct stat status;
  int result = fstat(file, &status);
  if (result == 0) {
    if (!S_ISDIR(status.st_mode)) rights &= WM_OF_FILES;
    WMPathRule rule = {.rights = rights & wm_file_rights(version), .parent = file};
    result = (int)syscall(WM_LANDLOCK_ADD, ruleset, 1, &rule, 0);
  }
  int number = errno;
  close(file);
  errno = number;
  return result;
}

// Calls that are refused, and with what.
typedef struct {
  int number;
  int error;
} WMRefusal;

// A refusal with this reports success and does nothing.
enum { WM_PRETENDED = 0 };

static const WMRefusal wm_refusals[] = {
    // Networks, and what reaches them without these calls.
    {SYS_socket, EPERM},
    {SYS_connect, EPERM},
    {SYS_bind, EPERM},
    {SYS_io_uring_setup, EPERM},
    {SYS_io_uring_enter, EPERM},
    {SYS_io_uring_register, EPERM},
    // Memory, files and queues of other processes.
    {SYS_ptrace, EPERM},
    {SYS_process_vm_readv, EPERM},
    {SYS_process_vm_writev, EPERM},
    {SYS_kcmp, EPERM},
    {438 /* pidfd_getfd */, EPERM},
    {440 /* process_madvise */, EPERM},
    {SYS_shmget, EPERM},
    {SYS_msgget, EPERM},
    {SYS_semget, EPERM},
    {SYS_mq_open, EPERM},
    {SYS_keyctl, EPERM},
    {SYS_add_key, EPERM},
    {SYS_request_key, EPERM},
    {434 /* pidfd_open */, EPERM},
    // What happens to files that cannot be opened: their names and times tell something too.
    {SYS_inotify_init1, EPERM},
    {SYS_inotify_add_watch, EPERM},
    {SYS_fanotify_init, EPERM},
    {SYS_fanotify_mark, EPERM},
    // Other views of the file system.
    {SYS_mount, EPERM},
    {SYS_umount2, EPERM},
    {SYS_pivot_root, EPERM},
    {SYS_chroot, EPERM},
    {428 /* open_tree */, EPERM},
    {429 /* move_mount */, EPERM},
    {430 /* fsopen */, EPERM},
    {431 /* fsconfig */, EPERM},
    {432 /* fsmount */, EPERM},
    {433 /* fspick */, EPERM},
    {442 /* mount_setattr */, EPERM},
    {467 /* open_tree_attr */, EPERM},
    {SYS_open_by_handle_at, EPERM},
    {SYS_unshare, EPERM},
    {SYS_setns, EPERM},
    // Its flags cannot be read by a filter; libraries take the older call instead.
    {435 /* clone3 */, ENOSYS},
    // The kernel itself, for children of root.
    {SYS_bpf, EPERM},
    {SYS_perf_event_open, EPERM},
    {SYS_userfaultfd, EPERM},
    {SYS_init_module, EPERM},
    {SYS_finit_module, EPERM},
    {SYS_delete_module, EPERM},
    {SYS_kexec_load, EPERM},
#if defined(__x86_64__)
    {320 /* kexec_file_load */, EPERM},
#else
    {294 /* kexec_file_load */, EPERM},
#endif
    {SYS_reboot, EPERM},
    {SYS_swapon, EPERM},
    {SYS_swapoff, EPERM},
    {SYS_acct, EPERM},
    {SYS_syslog, EPERM},
    {SYS_quotactl, EPERM},
    {SYS_sethostname, EPERM},
    {SYS_setdomainname, EPERM},
    {SYS_settimeofday, EPERM},
    {SYS_clock_settime, EPERM},
    {SYS_adjtimex, EPERM},
    {SYS_clock_adjtime, EPERM},
    // Modes, owners and attributes: Landlock lets these through for files that cannot be opened. Programs
    // that copy set them all the time, so that the call is let to seem done.
    {SYS_fchmod, WM_PRETENDED},
    {SYS_fchmodat, WM_PRETENDED},
    {452 /* fchmodat2 */, WM_PRETENDED},
    {SYS_fchown, WM_PRETENDED},
    {SYS_fchownat, WM_PRETENDED},
    {SYS_setxattr, ENOTSUP},
    {SYS_lsetxattr, ENOTSUP},
    {SYS_fsetxattr, ENOTSUP},
    {463 /* setxattrat */, ENOTSUP},
    {SYS_removexattr, ENOTSUP},
    {SYS_lremovexattr, ENOTSUP},
    {SYS_fremovexattr, ENOTSUP},
    {466 /* removexattrat */, ENOTSUP},
    {469 /* file_setattr */, ENOTSUP},
#if defined(__x86_64__)
    {SYS_chmod, WM_PRETENDED},
    {SYS_chown, WM_PRETENDED},
    {SYS_lchown, WM_PRETENDED},
    {SYS_inotify_init, EPERM},
    {SYS_iopl, EPERM},
    {SYS_ioperm, EPERM},
#endif
};

enum { WM_FILTER_CAPACITY = 2 * sizeof(wm_refusals) / sizeof(wm_refusals[0]) + 64 };

// A program for the kernel, as it grows.
typedef struct {
  struct sock_filter steps[WM_FILTER_CAPACITY];
  unsigned short count;
} WMFilter;

#define WM_LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)(offset))
// One half of an argument; both architectures are little-endian.
#define WM_LOW(place) WM_LOAD(offsetof(struct seccomp_data, args) + 8 * (place))
#define WM_HIGH(place) WM_LOAD(offsetof(struct seccomp_data, args) + 8 * (place) + 4)
// Skips `yes` steps where the value is equal, else `no`.
#define WM_IS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define WM_ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define WM_REFUSE(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)(error))
#define WM_END BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

static void wm_add(WMFilter *filter, const struct sock_filter *steps, unsigned count) {
  for (unsigned index = 0; index < count; index++) filter->steps[filter->count++] = steps[index];
}

// What is done about one call; the steps must end it, whatever way is taken through them.
static void wm_on(WMFilter *filter, int number, const struct sock_filter *steps, unsigned char count) {
  struct sock_filter test = WM_IS(number, 0, count);
  wm_add(filter, &test, 1);
  wm_add(filter, steps, count);
}

#define WM_COUNT(steps) (sizeof(steps) / sizeof((steps)[0]))

static int wm_filter_calls(int landlock_version) {
  static const struct sock_filter begin[] = {
      WM_LOAD(offsetof(struct seccomp_data, arch)), WM_IS(WM_ARCHITECTURE, 1, 0), WM_END,
      WM_LOAD(offsetof(struct seccomp_data, nr)),
#if defined(__x86_64__)
      // The same calls under the numbers of x32.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), WM_END,
#endif
  };
  // A pair of connected streams reaches nobody else; pairs of another type could be sent elsewhere.
  static const struct sock_filter pair[] = {
      WM_LOW(0), WM_IS(AF_UNIX, 0, 4), WM_LOW(1), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xF),
      WM_IS(SOCK_STREAM, 0, 1), WM_ALLOW, WM_REFUSE(EPERM),
  };
  // New namespaces of any kind.
  static const struct sock_filter clone[] = {
      WM_LOW(0), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x7E020000, 0, 1), WM_REFUSE(EPERM), WM_ALLOW,
  };
  // The limit of core files, which root could raise, and limits of other processes.
  static const struct sock_filter limit[] = {
      WM_LOW(0), WM_IS(RLIMIT_CORE, 0, 1), WM_REFUSE(WM_PRETENDED), WM_ALLOW,
  };
  static const struct sock_filter limits[] = {
      WM_LOW(0), WM_IS(0, 1, 0), WM_REFUSE(EPERM), WM_LOW(1), WM_IS(RLIMIT_CORE, 1, 0), WM_ALLOW,
      WM_LOW(2), WM_IS(0, 0, 2), WM_HIGH(2), WM_IS(0, 1, 0), WM_REFUSE(WM_PRETENDED), WM_ALLOW,
  };
  // The priority of other processes, by whatever number.
  static const struct sock_filter priority[] = {
      WM_LOW(0), WM_IS(PRIO_PROCESS, 0, 2), WM_LOW(1), WM_IS(0, 1, 0), WM_REFUSE(EPERM), WM_ALLOW,
  };
  WMFilter filter;
  filter.count = 0;
  wm_add(&filter, begin, WM_COUNT(begin));
  for (unsigned index = 0; index < WM_COUNT(wm_refusals); index++) {
    struct sock_filter refuse = WM_REFUSE(wm_refusals[index].error);
    wm_on(&filter, wm_refusals[index].number, &refuse, 1);
  }
  // Landlock knows of shortening by path since its version 3.
  struct sock_filter refuse = WM_REFUSE(EPERM);
  if (landlock_version < 3) wm_on(&filter, SYS_truncate, &refuse, 1);
  wm_on(&filter, SYS_socketpair, pair, WM_COUNT(pair));
  wm_on(&filter, SYS_clone, clone, WM_COUNT(clone));
  wm_on(&filter, SYS_setrlimit, limit, WM_COUNT(limit));
  wm_on(&filter, SYS_prlimit64, limits, WM_COUNT(limits));
  wm_on(&filter, SYS_setpriority, priority, WM_COUNT(priority));
  struct sock_filter allow = WM_ALLOW;
  wm_add(&filter, &allow, 1);
  struct sock_fprog program = {.len = filter.count, .filter = filter.steps};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

WMStep wm_confine(const WMConfinement *confinement) {
  // The second wall: it stands where the kernel lets it, and the others do not need it.
  (void)wm_leave_network();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return WM_STEP_PRIVILEGES;
  if (confinement->landlock > 0 && syscall(WM_LANDLOCK_RESTRICT, confinement->ruleset, 0) != 0) {
    return WM_STEP_LANDLOCK;
  }
  if (confinement->filters_calls && wm_filter_calls(confinement->landlock) != 0) return WM_STEP_FILTER;
  return WM_STEP_NONE;
}
