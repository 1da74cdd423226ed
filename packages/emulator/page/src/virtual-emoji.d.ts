declare module 'virtual:emoji' {
  /** Lines of `name,other name=character`, in the order of pickers. */
  const lines: string;
  export default lines;
}
