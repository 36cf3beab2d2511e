/* dropbox.c: collect --make-dropbox and collect --sweep. */
#include "cmd/collect_box.h"

#include <stdio.h>

#include "class/dropbox.h"

int collect_box_make(const struct command *command, const char *folder, const char *group)
{
    struct buffer why = {0};
    bool good = dropbox_make(folder, group, &why);
    if (good) {
        printf("%s is a drop box: mode 3773 (drwxrws-wt), group %s.\n"
               "Students can put files in, and neither list nor replace them. The group can\n"
               "read them. You alone can take them out: fleetlab collect --sweep %s STORAGE\n"
               "Name it in the course's settings:\n\n"
               "    [course]\n    drop_box = %s\n\n"
               "Make a second one for anchors = DIR. A file LOCK of yours in it closes it.\n",
               folder, group, folder, folder);
    } else {
        command_refuse(command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return good ? command_finish(CMD_OK) : CMD_FAILED;
}

int collect_box_sweep(const struct command *command, const char *folder, const char *storage)
{
    struct dropbox_sweep sweep;
    struct fault_list faults = {0};
    (void)command;
    bool good = dropbox_sweep(folder, storage, &sweep, &faults);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    printf("%zu files swept from %s into %s, %zu left\n", sweep.swept, folder, storage,
           sweep.refused);
    return command_finish(good && sweep.refused == 0 ? CMD_OK : CMD_FAILED);
}
