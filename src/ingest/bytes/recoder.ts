/** Turns the bytes of a file into those that are read, piece by piece. */
export interface Recoder {
  /** What a piece of the file comes to; what only the next piece can tell is kept back. */
  read(piece: Uint8Array): Uint8Array;
  /**
   * What was kept back: the file has ended.
   * @throws CarteiraError E_BINARY where it ends within a character
   */
  end(): Uint8Array;
  /** A piece of what was read, whole lines of it, as the file writes it. The pieces come in the order of the file. */
  write(piece: Uint8Array): Uint8Array;
}
