#include "cmd/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/say.h"
#include "store/switch.h"

enum { NOT_RUN = 126 }; /* what a shell ends with, or 127, when it can't run a command */

static const char *command(void)
{
    const char *pager = getenv("PAGER");
    return pager != NULL ? pager : "less";
}

static bool is_wanted(void)
{
    const char *term = getenv("TERM");
    bool dumb = term == NULL || *term == '\0' || strcmp(term, "dumb") == 0;
    return isatty(STDOUT_FILENO) && !dumb && *command() != '\0' && strcmp(command(), "cat") != 0 &&
           !switch_is_on("ACCESSIBLE");
}

struct pager pager_open(void)
{
    struct pager pager = {.output = -1};
    if (!is_wanted() || (pager.text = tmpfile()) == NULL) {
        return pager;
    }
    pager.output = dup(STDOUT_FILENO);
    if (pager.output < 0 || dup2(fileno(pager.text), STDOUT_FILENO) < 0) {
        fclose(pager.text);
        pager.text = NULL;
    }
    return pager;
}

/* In the child. less ends where all fits, shows colours, and leaves the text on the screen. */
static _Noreturn void run_pager(int text)
{
    setenv("LESS", "FRX", 0);
    setenv("LV", "-c", 0);
    if (dup2(text, STDIN_FILENO) >= 0) {
        execl("/bin/sh", "sh", "-c", command(), (char *)NULL);
    }
    _exit(NOT_RUN);
}

/* Whether it was shown. A pager's keys are its own: ^C is not for us meanwhile. */
static bool show(int text)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    int status = -1;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    pid_t child = fork();
    if (child == 0) {
        sigaction(SIGINT, &interrupt, NULL);
        sigaction(SIGQUIT, &quit, NULL);
        signal(SIGXFSZ, SIG_DFL); /* which the program ignores, and a pager would inherit */
        run_pager(text);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) >= NOT_RUN);
}

void pager_close(struct pager *pager)
{
    if (pager->text == NULL) {
        return;
    }
    fflush(stdout);
    dup2(pager->output, STDOUT_FILENO);
    close(pager->output);
    int text = fileno(pager->text);
    if (lseek(text, 0, SEEK_END) > 0 && lseek(text, 0, SEEK_SET) == 0 && !show(text)) {
        lseek(text, 0, SEEK_SET);
        say_file(text);
    }
    fclose(pager->text);
    pager->text = NULL;
}
