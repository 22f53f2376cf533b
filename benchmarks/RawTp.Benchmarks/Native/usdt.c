/* A USDT probe with three arguments, as sdt.h makes it: a nop, which whoever attaches turns into a breakpoint. */
#include <sys/sdt.h>
#include "rounds.h"

__attribute__((noinline)) static void site(void *dev, void *xdp, uint32_t act)
{
    DTRACE_PROBE3(rawtp, exception, dev, xdp, act);
}

static void fire(int events)
{
    for (int i = 0; i < events; i++)
        site(&events, &events, (uint32_t)i);
}

int main(int argc, char **argv)
{
    measure(atoi(argv[1]), atoi(argv[2]), fire);
    return argc != 3;
}
