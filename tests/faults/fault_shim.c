/* Stands between a process and the system's file calls, for files in one folder.
 *
 * It counts the calls that change something, and can make the N-th fail, end the process just
 * before it, or record them all for a replay of power cuts. Loaded by LD_PRELOAD and armed by
 * calls from Python (ctypes), so that a test can fork first and arm later.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF = 0, COUNT = 1, FAIL = 2, KILL = 3, RECORD = 4 };
#define FILES 1024
#define NAME 256

static int mode = OFF, fault = 0, sticky = 0, log_fd = -1;
static long at = 0, count = 0;
static char folder[NAME], names[FILES][NAME];

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_open)(const char *, int, ...);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_close)(int);

__attribute__((constructor)) static void find_real_calls(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_open = dlsym(RTLD_NEXT, "open64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_close = dlsym(RTLD_NEXT, "close");
}

void fault_arm(const char *in_folder, int new_mode, long new_at, int number, int stays, int log) {
    strncpy(folder, in_folder, NAME - 1);
    mode = new_mode, at = new_at, fault = number, sticky = stays, log_fd = log, count = 0;
}

long fault_count(void) { return count; }

static void record(char operation, const char *name, int64_t offset, const void *data,
                   int64_t length) {
    struct __attribute__((packed)) {
        char operation, name[47];
        int64_t offset, length;
    } header = {operation, {0}, offset, length};
    if (mode != RECORD) return;
    strncpy(header.name, name, sizeof header.name - 1);
    real_write(log_fd, &header, sizeof header);
    if (data) real_write(log_fd, data, length);
}

void fault_note(long number) { record('N', "", number, 0, 0); }

static const char *name_of(const char *path) {
    size_t length = strlen(folder);
    if (!mode || !length || strncmp(path, folder, length)) return 0;
    return path[length] == '/' ? path + length + 1 : "";
}

static const char *name_of_fd(int fd) {
    return mode && fd >= 0 && fd < FILES && names[fd][0] ? names[fd] : 0;
}

/* Whether this call must fail; does not return when the process must end here. */
static int must_fail(void) {
    count++;
    if (mode == KILL && count == at) kill(getpid(), SIGKILL);
    if (mode == FAIL && (count == at || (sticky && count > at))) {
        errno = fault;
        return 1;
    }
    return 0;
}

static int open_it(const char *path, int flags, mode_t rights) {
    const char *name = name_of(path);
    int fd;
    if (name && (flags & (O_WRONLY | O_RDWR | O_CREAT)) && must_fail()) return -1;
    fd = real_open(path, flags, rights);
    if (name && *name && fd >= 0 && fd < FILES) strncpy(names[fd], name, NAME - 1);
    return fd;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t rights = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_it(path, flags, rights);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t rights = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_it(path, flags, rights);
}

int close(int fd) {
    if (fd >= 0 && fd < FILES) names[fd][0] = 0;
    return real_close(fd);
}

ssize_t write(int fd, const void *data, size_t length) {
    const char *name = name_of_fd(fd);
    if (name) {
        if (must_fail()) return -1;
        record('W', name, lseek(fd, 0, SEEK_CUR), data, length);
    }
    return real_write(fd, data, length);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    const char *name = name_of_fd(fd);
    if (name) {
        if (must_fail()) return -1;
        record('W', name, offset, data, length);
    }
    return real_pwrite(fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return pwrite64(fd, data, length, offset);
}

int ftruncate64(int fd, off_t length) {
    const char *name = name_of_fd(fd);
    if (name) {
        if (must_fail()) return -1;
        record('T', name, length, 0, 0);
    }
    return real_ftruncate(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) {
    const char *name = name_of_fd(fd);
    if (name) {
        if (must_fail()) return -1;
        record('S', name, 0, 0, 0);
    }
    return real_fsync(fd);
}

int fdatasync(int fd) {
    const char *name = name_of_fd(fd);
    if (name) {
        if (must_fail()) return -1;
        record('S', name, 0, 0, 0);
    }
    return real_fdatasync(fd);
}

int unlink(const char *path) {
    const char *name = name_of(path);
    if (name) {
        if (must_fail()) return -1;
        record('U', name, 0, 0, 0);
    }
    return real_unlink(path);
}
