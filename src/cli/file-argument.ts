import { Argument } from 'commander';

/** An argument that is the name of a file: the command tree says so, for those who offer what may be typed. */
export class FileArgument extends Argument {}
