/** A file that could not be written; `cause` is the system's own error. */
export class WriteError extends Error {
  readonly path: string;

  constructor(path: string, cause: NodeJS.ErrnoException) {
    super(`${path} could not be written: ${reason(cause)}`, { cause });
    this.name = 'WriteError';
    this.path = path;
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  EISDIR: 'a folder stands in its place',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EMFILE: 'too many files are open',
};

const reason = (cause: NodeJS.ErrnoException): string => reasons[cause.code ?? ''] ?? cause.message;
