/* dropbox.c: collect --make-dropbox and collect --sweep. */
#include "cmd/collect_box.h"
#include "cmd/say.h"

#include <stdio.h>

#include "class/dropbox.h"

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
        say_line("read them. You alone can take them out: fleetlab collect --sweep %s STORAGE",
                 folder);
        say_line("Name it in the course's settings:");
        say_line("%s", "");
        say_line("    [course]");
        say_line("    drop_box = %s", folder);
        say_line("%s", "");
        say_line("Make a second one for anchors = DIR. A file LOCK of yours in it closes it.");
    } else {
        command_refuse(command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return command_finish(status_of(end));
}

int collect_box_sweep(const struct command *command, const char *folder, const char *storage)
{
    struct dropbox_sweep sweep;
    struct fault_list faults = {0};
    (void)command;
    enum dropbox_end end = dropbox_sweep(folder, storage, &sweep, &faults);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    say_line("%zu files swept from %s into %s, %zu left", sweep.swept, folder, storage,
             sweep.refused);
    return command_finish(end == DROPBOX_DONE && sweep.refused > 0 ? CMD_FAILED : status_of(end));
}
