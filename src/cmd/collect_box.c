/* collect_box.c: collect --make-dropbox, collect --sweep and collect --close. */
#include "cmd/collect_box.h"
#include "cmd/meter.h"
#include "cmd/say.h"
#include "store/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "store/typed.h"

bool collect_box_limit(const struct command *command, const char *option, const char *text,
                       uint64_t *limit)
{
    /* The name of a limit says what is counted. */
    static const struct typed_unit files = {"", {"file", "files"}, false},
                                   bytes = {"B", {"byte", "bytes"}, false};
    const struct typed_unit *unit = strstr(option, "bytes") ? &bytes : &files;
    struct typed_number typed;
    if (!text) {
        return true;
    }
    if (typed_read(text, &typed_english, unit, &typed) != TYPED_GOOD || typed.value < 1 ||
        typed.value > 1e15 || typed.value != floor(typed.value)) {
        command_refuse(command, "--%s %s: give a whole number above 0, such as 500 or 64 MB",
                       option, text);
        return false;
    }
    *limit = (uint64_t)typed.value;
    return true;
}

static int status_of(enum dropbox_end end)
{
    static const int statuses[] = {
        [DROPBOX_DONE] = CMD_OK,
        [DROPBOX_NOT_BEGUN] = CMD_USAGE,
        [DROPBOX_STOPPED] = CMD_FAILED,
    };
    return statuses[end];
}

int collect_box_make(const struct command *command, const char *folder, const char *group)
{
    struct buffer why = {0};
    enum dropbox_end end = dropbox_make(folder, group, &why);
    if (end == DROPBOX_DONE) {
        say_line("%s is a drop box: mode 3773 (drwxrws-wt), group %s.", folder, group);
        say_line("Students can put files in, and neither list nor replace them. The group can");
        say_line("read and copy them. You alone can take them out, as the sweep does:");
        say_line("    fleetlab collect --sweep %s STORAGE", folder);
        say_line("Name it in the course's settings:");
        say_line("%s", "");
        say_line("    [course]");
        say_line("    drop_box = %s", folder);
        say_line("%s", "");
        say_line("Make a second one for anchors = DIR. fleetlab collect --close %s closes it.",
                 folder);
    } else {
        command_refuse(command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return command_finish(status_of(end));
}

/* What was left, by reason: the single entries are told on standard error. */
static void print_left(const struct intake *intake)
{
    for (size_t i = INTAKE_GOOD + 1; i < INTAKE_REASONS; i++) {
        if (intake->left[i] > 0) {
            say_line("%8zu left: %s", intake->left[i], intake_reasons[i]);
        }
    }
    if (intake->making > 0) {
        say_line("%8zu in the making", intake->making);
    }
    if (intake->is_full) {
        say_line("A sweep's limit was reached. Look at what was swept, then sweep again, or raise "
                 "--most-files and --most-bytes.");
    }
}

int collect_box_sweep(const struct command *command, const char *folder, const char *storage,
                      const char *course, const struct intake_limits *limits)
{
    struct intake intake;
    struct fault_list faults = {0};
    struct meter meter;
    enum dropbox_end end = intake_sweep(store_kernel_system(), folder, storage, course, limits,
                                        &intake, &faults,
                                        meter_open(&meter, command, "entries", 0));
    meter_close(&meter);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    say_line("%zu file%s swept from %s into %s, %zu left", intake.swept,
             number_plural(intake.swept), folder, storage, intake_left(&intake));
    if (intake.copied + intake.known > 0) {
        say_line("%zu file%s copied, %zu had been: they stay, since the box's owner alone can take "
                 "them out.",
                 intake.copied, number_plural(intake.copied), intake.known);
    }
    print_left(&intake);
    bool rest = intake_left(&intake) > 0 || intake.is_full;
    return command_finish(end == DROPBOX_DONE && rest ? CMD_FAILED : status_of(end));
}

int collect_box_close(const struct command *command, const char *folder, const char *text)
{
    struct buffer why = {0};
    enum dropbox_end end = dropbox_close(folder, text, &why);
    if (end == DROPBOX_DONE) {
        say_line("%s is closed: LOCK is yours%s%s", folder, *text ? ", and says: " : ".", text);
        say_line("To open it again: rm %s/LOCK", folder);
    } else {
        command_refuse(command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return command_finish(status_of(end));
}
