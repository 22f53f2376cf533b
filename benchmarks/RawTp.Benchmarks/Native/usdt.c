/* A USDT probe with three arguments, as sdt.h makes it: a nop, which whoever attaches turns into a breakpoint. */
#include <stdint.h>
#include <sys/sdt.h>

__attribute__((noinline)) static void site(void *dev, void *xdp, uint32_t act)
{
    DTRACE_PROBE3(rawtp, exception, dev, xdp, act);
}

#include "rounds.h"
