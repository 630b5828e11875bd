/* Faults of the disk, made on purpose: a library that is loaded before libc (LD_PRELOAD).
 *
 * Every call that changes a file below one folder is counted. At the one that was asked for the
 * process is killed, or the call fails, once or from then on. Nothing else is touched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, COUNT, KILL_BEFORE, KILL_AFTER, KILL_TORN, FAIL_ONCE, FAIL_ON };

static int mode = OFF, error_number = EIO, with_reads = 0;
static long at = 0, seen = 0;
static char root[PATH_MAX];

void torture_arm(int how, long when, int error, int reads, const char *folder)
{
    strncpy(root, folder, sizeof root - 1);
    at = when;
    error_number = error;
    with_reads = reads;
    seen = 0;
    mode = how;
}

long torture_stop(void)
{
    mode = OFF;
    return seen;
}

static void die(void)
{
    mode = OFF;
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static int below(const char *path)
{
    return path && strncmp(path, root, strlen(root)) == 0;
}

static int fd_below(int fd)
{
    char link[64], path[PATH_MAX];
    if (mode == OFF)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0)
        return 0;
    path[size] = 0;
    return below(path);
}

/* A full disk still forgets names and cuts files short; a broken one does nothing. */
enum { NEEDS_ROOM, NEEDS_NONE, READS };

/* What is to happen to one call: 0 it is done as usual, 1 it fails, 2 it is done by half. */
static int fate(int kind)
{
    if (mode == OFF || (kind == READS && !with_reads))
        return 0;
    if (kind == NEEDS_NONE && error_number == ENOSPC && mode >= FAIL_ONCE)
        return 0;
    long now = ++seen;
    if (mode == FAIL_ON)
        return now >= at;
    if (now != at)
        return 0;
    if (mode == KILL_BEFORE)
        die();
    if (mode == KILL_TORN)
        return 2;
    return mode == FAIL_ONCE;
}

static void after(void)
{
    if (mode == KILL_AFTER && seen == at)
        die();
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) \
        real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define GUARDED(inside, kind, call) \
    do { \
        if (mode == OFF || !(inside)) \
            return call; \
        int what = fate(kind); \
        if (what == 1) { \
            errno = error_number; \
            return -1; \
        } \
        if (what == 2) \
            die(); \
        __typeof__(call) result = call; \
        int kept = errno; \
        after(); \
        errno = kept; \
        return result; \
    } while (0)

#define WRITES(half, whole) \
    do { \
        if (mode == OFF || !fd_below(fd)) \
            return whole; \
        int what = fate(NEEDS_ROOM); \
        if (what == 1) { \
            errno = error_number; \
            return -1; \
        } \
        if (what == 2) { \
            half; \
            die(); \
        } \
        ssize_t result = whole; \
        int kept = errno; \
        after(); \
        errno = kept; \
        return result; \
    } while (0)

ssize_t write(int fd, const void *from, size_t size)
{
    REAL(write);
    WRITES((void)!real(fd, from, size / 2), real(fd, from, size));
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t place)
{
    REAL(pwrite);
    WRITES((void)!real(fd, from, size / 2, place), real(fd, from, size, place));
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t place)
{
    REAL(pwrite64);
    WRITES((void)!real(fd, from, size / 2, place), real(fd, from, size, place));
}

ssize_t sendfile(int fd, int from, off_t *place, size_t size);
ssize_t sendfile(int fd, int from, off_t *place, size_t size)
{
    REAL(sendfile);
    WRITES((void)!real(fd, from, place, size / 2), real(fd, from, place, size));
}

ssize_t sendfile64(int fd, int from, off64_t *place, size_t size);
ssize_t sendfile64(int fd, int from, off64_t *place, size_t size)
{
    REAL(sendfile64);
    WRITES((void)!real(fd, from, place, size / 2), real(fd, from, place, size));
}

ssize_t copy_file_range(int from, off64_t *a, int fd, off64_t *b, size_t size, unsigned flags)
{
    REAL(copy_file_range);
    WRITES((void)!real(from, a, fd, b, size / 2, flags), real(from, a, fd, b, size, flags));
}

ssize_t read(int fd, void *into, size_t size)
{
    REAL(read);
    GUARDED(with_reads && fd_below(fd), READS, real(fd, into, size));
}

ssize_t pread(int fd, void *into, size_t size, off_t place)
{
    REAL(pread);
    GUARDED(with_reads && fd_below(fd), READS, real(fd, into, size, place));
}

ssize_t pread64(int fd, void *into, size_t size, off64_t place)
{
    REAL(pread64);
    GUARDED(with_reads && fd_below(fd), READS, real(fd, into, size, place));
}

int fsync(int fd)
{
    REAL(fsync);
    GUARDED(fd_below(fd), NEEDS_ROOM, real(fd));
}

int fdatasync(int fd)
{
    REAL(fdatasync);
    GUARDED(fd_below(fd), NEEDS_ROOM, real(fd));
}

int ftruncate(int fd, off_t size)
{
    REAL(ftruncate);
    GUARDED(fd_below(fd), NEEDS_NONE, real(fd, size));
}

int ftruncate64(int fd, off64_t size)
{
    REAL(ftruncate64);
    GUARDED(fd_below(fd), NEEDS_NONE, real(fd, size));
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    GUARDED(below(to), NEEDS_ROOM, real(from, to));
}

int link(const char *from, const char *to)
{
    REAL(link);
    GUARDED(below(to), NEEDS_ROOM, real(from, to));
}

int unlink(const char *path)
{
    REAL(unlink);
    GUARDED(below(path), NEEDS_NONE, real(path));
}

int mkdir(const char *path, mode_t rights)
{
    REAL(mkdir);
    GUARDED(below(path), NEEDS_ROOM, real(path, rights));
}

int fchmod(int fd, mode_t rights)
{
    REAL(fchmod);
    GUARDED(fd_below(fd), NEEDS_NONE, real(fd, rights));
}

int chmod(const char *path, mode_t rights)
{
    REAL(chmod);
    GUARDED(below(path), NEEDS_NONE, real(path, rights));
}

#define RIGHTS(flags) \
    mode_t rights = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        rights = va_arg(more, mode_t); \
        va_end(more); \
    }

static int makes(const char *path, int flags)
{
    return mode != OFF && (flags & O_CREAT) && below(path);
}

int open(const char *path, int flags, ...)
{
    REAL(open);
    RIGHTS(flags);
    GUARDED(makes(path, flags), NEEDS_ROOM, real(path, flags, rights));
}

int open64(const char *path, int flags, ...)
{
    REAL(open64);
    RIGHTS(flags);
    GUARDED(makes(path, flags), NEEDS_ROOM, real(path, flags, rights));
}

int openat(int folder, const char *path, int flags, ...)
{
    REAL(openat);
    RIGHTS(flags);
    GUARDED(makes(path, flags), NEEDS_ROOM, real(folder, path, flags, rights));
}

int openat64(int folder, const char *path, int flags, ...)
{
    REAL(openat64);
    RIGHTS(flags);
    GUARDED(makes(path, flags), NEEDS_ROOM, real(folder, path, flags, rights));
}
