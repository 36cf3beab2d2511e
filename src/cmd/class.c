/* class.c: fleetlab class: a class during the hour: who has locked what, as counts. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cmd/class_screen.h"
#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/student.h"
#include "store/switch.h"

enum { OPTION_COURSE, OPTION_LINEAR, OPTION_PLAIN, OPTIONS };

static const struct option_row option_rows[] = {
    {"course", "NAME", "the course that is watched"},
    {"linear", NULL, "plain lines instead of a painted screen, for speech and braille"},
    {"plain", NULL, "ASCII alone"},
    {NULL, NULL, NULL},
};

static bool wants_lines(const char *const *values)
{
    return values[OPTION_LINEAR] || switch_is_on("FLEETLAB_LINEAR") || switch_is_on("ACCESSIBLE") ||
           !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO);
}

/* Without a painted screen the same is said by lines. */
static void watch_it(struct class_watch *watch, const char *const *values)
{
    struct screen *screen = NULL;
    if (!wants_lines(values)) {
        const struct screen_options options = {
            .wake = watch->signals->fd,
            .tier_asked = values[OPTION_PLAIN] != NULL,
            .tier = TIER_PLAIN,
        };
        screen = screen_open(&options);
    }
    if (screen) {
        class_screen_run(watch, screen);
        screen_close(screen);
    } else {
        class_watch_speak(watch);
    }
}

static int watch_course(const struct command *command, const char *const *values,
                        const struct catalog *catalog, const struct course *course,
                        const char *const *folders)
{
    struct signals signals;
    struct class_watch watch = {
        .catalog = catalog, .course = course, .folders = folders, .signals = &signals};
    struct hour hour;
    if (!*course->anchors && !folders[0]) {
        return command_refuse(command,
                              "course %s has no folder for anchors; name folders of what was swept",
                              course->name);
    }
    bool good = hour_read(&hour, catalog, course, folders);
    fault_print_all(&hour.class.faults, stderr);
    hour_free(&hour);
    if (!good) {
        return CMD_USAGE;
    }
    signals_open(&signals);
    watch_it(&watch, values);
    signals_close(&signals);
    class_watch_close(&watch);
    return command_finish(CMD_OK);
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[OPTIONS] = {NULL};
    struct options options = options_begin(command, argc, argv);
    const char *const *folders = options_read(&options, values, INT_MAX);
    if (options.status >= 0) {
        return options.status;
    }
    struct student_course in;
    int status = student_open(&in, &options, values[OPTION_COURSE])
                     ? watch_course(command, values, in.catalog, &in.course, folders)
                     : CMD_USAGE;
    student_close(&in);
    return status;
}

const struct command class_command = {
    .name = "class",
    .operands = "[DIR ...]",
    .help = "Watch a class during the hour: who has locked what, as counts",
    .run = run,
    .options = option_rows,
};
