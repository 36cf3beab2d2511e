#include "answer.h"

#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../setting.h"
#include "store/ledger_log.h"

struct answer answer_prepare(const char *folder)
{
    struct answer answer = {0};
    char command[1400];
    snprintf(answer.folder, sizeof answer.folder, "%s", folder);
    snprintf(answer.ledger, sizeof answer.ledger, "%s/ledger.csv", folder);
    snprintf(
        command, sizeof command,
        "printf '%%s\\n' part.1 to_lock choice=hop3 number=20 mechanism=light confidence=2 "
        "lock yes to_mission commit to_observe observation=Light observe to_reflect justification '%s' . "
        "quit >%s/script; '%s' --linear --track cloud --ledger %s <%s/script "
        ">/dev/null",
        ANSWER_BEFORE, folder, setting("FLEETLAB"), answer.ledger, folder);
    assert_int_equal(system(command), 0);
    return answer;
}

void answer_start(struct answer *answer, const char *editor, bool linear)
{
    static char named[260];
    snprintf(named, sizeof named, "EDITOR=%s", editor ? editor : "false");
    const char *const command[] = {"env",
                                   "-u",
                                   "VISUAL",
                                   named,
                                   setting("FLEETLAB"),
                                   "--ledger",
                                   answer->ledger,
                                   linear ? "--linear" : NULL,
                                   NULL};
    answer->terminal = terminal_start(
        &(struct terminal_setup){.cols = 100, .rows = 30, .locale = "C.UTF-8", .command = command});
}

void answer_go(struct answer *answer)
{
    assert_true(terminal_await_text(answer->terminal, "? help"));
    terminal_type(answer->terminal, KEY_ENTER);
    assert_true(terminal_await_text(answer->terminal, ">REFLECT<"));
    terminal_type(answer->terminal, KEY_TAB KEY_TAB);
    assert_true(terminal_await_text(answer->terminal, "^X ^E $EDITOR"));
}

void answer_go_linear(struct answer *answer)
{
    terminal_type(answer->terminal, "resume\rjustification\r");
    assert_true(terminal_await_text(answer->terminal, "Line:"));
}

void answer_end(struct answer *answer)
{
    terminal_free(answer->terminal);
    answer->terminal = NULL;
}

void answer_expect(const struct answer *answer, bool draft, const char *text)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(answer->ledger, &why);
    const char *key = draft ? "justification.draft" : "justification", *last = "";
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (strcmp(record->event, "draft") == 0 && strcmp(record->key, key) == 0) {
            last = record->value;
        }
    }
    assert_string_equal(last, text);
    ledger_log_free(log);
    buffer_free(&why);
}
