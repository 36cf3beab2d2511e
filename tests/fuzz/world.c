#include "world.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "store/kernel.h"

const struct catalog *world_catalog(void)
{
    static struct catalog *catalog;
    const char *folder = getenv("FLEETLAB_DATA_DIR");
    struct fault_list faults = {0};
    if (!catalog) {
        catalog = catalog_load(folder ? folder : "data", "en", &faults);
        fault_print_all(&faults, stderr);
        if (!catalog) {
            exit(99);
        }
    }
    return catalog;
}

/* ---- a ledger in memory ---- */

static const char memory_path[] = "/ledger.csv";

/* The ledger is a fresh file in memory; folders are real. */
static int memory_open(void *context, const char *path, int flags, mode_t mode)
{
    (void)context;
    if (strcmp(path, memory_path) != 0) {
        return open(path, flags, mode);
    }
    int fd = memfd_create("ledger", MFD_CLOEXEC);
    if (fd >= 0 && fcntl(fd, F_SETFL, O_APPEND) != 0) {
        abort();
    }
    return fd;
}

/* Everything is the user's own. */
static int memory_fstat(void *context, int fd, struct stat *status)
{
    (void)context;
    if (fstat(fd, status) != 0) {
        return -1;
    }
    status->st_uid = geteuid();
    status->st_mode &= ~(mode_t)(S_IWGRP | S_IWOTH);
    status->st_nlink = S_ISREG(status->st_mode) ? 1 : status->st_nlink;
    return 0;
}

static int memory_sync(void *context, int fd)
{
    (void)context;
    (void)fd;
    return 0;
}

static int64_t memory_now(void *context)
{
    (void)context;
    return INT64_C(1767225600000);
}

struct stage *world_session(void)
{
    static struct store_kernel kernel;
    kernel = *store_kernel_system();
    kernel.open = memory_open;
    kernel.fstat = memory_fstat;
    kernel.fdatasync = memory_sync;
    kernel.fsync = memory_sync;
    kernel.wall_ms = memory_now;
    kernel.monotonic_ms = memory_now;
    const struct session_options options = {
        .catalog = world_catalog(),
        .kernel = &kernel,
        .ledger_path = memory_path,
        .login = "ada",
        .uid = 1000,
        .course = "fuzz",
        .salt = "salt",
        .variant = -1,
    };
    return stage_open(&options);
}

const char *world_file(const uint8_t *data, size_t size)
{
    static int fd = -1;
    static char path[64];
    if (fd >= 0) {
        close(fd);
    }
    fd = memfd_create("input", MFD_CLOEXEC);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size) {
        abort();
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return path;
}
