// The command line: arguments in, text out, exit codes 0 done, 1 some inputs failed, 2 wrong use.
#pragma once

namespace dragoman {

// Runs one command. Never throws.
int RunCli(int argc, char** argv);

}  // namespace dragoman
