#include "cmd/meter.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cmd/say.h"
#include "store/switch.h"

enum { PATIENCE_MS = 2000, EVERY_MS = 500, LINE_BYTES = 79 };

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void show(struct progress *progress, size_t done)
{
    struct meter *meter = (struct meter *)progress; /* its first member */
    char line[LINE_BYTES + 1];
    if (atomic_flag_test_and_set(&meter->busy)) {
        return;
    }
    int64_t now = now_ms();
    if (now - meter->began_ms >= PATIENCE_MS && now - meter->shown_ms >= EVERY_MS) {
        if (meter->total > 0) {
            snprintf(line, sizeof line, "fleetlab %s: %zu of %zu %s, %.0f %%", meter->command->name,
                     done, meter->total, meter->what, 100.0 * (double)done / (double)meter->total);
        } else {
            snprintf(line, sizeof line, "fleetlab %s: %zu %s", meter->command->name, done,
                     meter->what);
        }
        say_over(&meter->bytes, line);
        meter->shown_ms = now;
    }
    atomic_flag_clear(&meter->busy);
}

struct progress *meter_open(struct meter *meter, const struct command *command, const char *what,
                            size_t total)
{
    *meter = (struct meter){.progress = {.show = show},
                            .command = command,
                            .what = what,
                            .total = total,
                            .began_ms = now_ms(),
                            .busy = ATOMIC_FLAG_INIT};
    return isatty(STDERR_FILENO) && !switch_is_on("ACCESSIBLE") ? &meter->progress : NULL;
}

void meter_close(struct meter *meter)
{
    if (meter->bytes > 0) {
        say_over(&meter->bytes, "");
    }
}
