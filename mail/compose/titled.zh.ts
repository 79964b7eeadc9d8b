/** 《规划名称》; a title inside a title takes 〈〉 (GB/T 15834 §4.15.3.4). */
export const titled = (title: string) =>
  `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
