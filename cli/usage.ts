export const USAGE = `Keeps a folder of Markdown files in step with a space of Concord.

  concord login <address>           keep a token for a server (asked for, on standard input, or CONCORD_TOKEN)
  concord logout [<address>]        forget it
  concord pull <space> <folder>     fetch a space into a folder; in a folder that has one: concord pull
  concord status                    what was changed here, and what waits on the server
  concord diff [<file>…]            your changes, line by line
  concord push                      send your changes; what others changed meanwhile is merged
  concord merge [<file>…]           merge newer versions into the files that you changed, without sending
  concord resolve <file>…           say that a conflict is settled where that cannot be seen from the file

  -C <folder>      work in that folder instead of the one you stand in
  --json           answer as JSON, for programs
  --dry-run        push: say what would be sent, and send nothing
  --delete-all     push: although every file is gone, delete all the articles
  --existing       pull: into a folder that has files already
  --server <url>   pull: from this server instead of the one signed in to last
  --local          status: do not ask the server
  --remote         status: fail if the server does not answer
  --force          resolve: although conflict markers are still in the file
  --token <token>  login: better on standard input, where nobody else can see it

Ends with 0 when all is done, 1 when something failed, 2 when the command was not understood,
3 when something waits for you to decide. The guide is docs/command-line.md.
`;
